/** The fields that most providers work in, by their code in the health care provider taxonomy. */
const NAMES: Readonly<Record<string, string>> = {
  "101YM0800X": "Mental health counseling", "101YP2500X": "Professional counseling", "103K00000X": "Behavior analysis", "103T00000X": "Psychology",
  "103TC0700X": "Clinical psychology", "1041C0700X": "Clinical social work", "106H00000X": "Marriage and family therapy", "111N00000X": "Chiropractic",
  "122300000X": "Dentistry", "133V00000X": "Dietetics", "152W00000X": "Optometry", "163W00000X": "Nursing", "207K00000X": "Allergy and immunology",
  "207L00000X": "Anesthesiology", "207N00000X": "Dermatology", "207P00000X": "Emergency medicine", "207Q00000X": "Family medicine", "207R00000X": "Internal medicine",
  "207RC0000X": "Cardiology", "207RE0101X": "Endocrinology", "207RG0100X": "Gastroenterology", "207RH0003X": "Hematology and oncology",
  "207RI0200X": "Infectious disease", "207RN0300X": "Nephrology", "207RP1001X": "Pulmonology", "207RR0500X": "Rheumatology", "207T00000X": "Neurosurgery",
  "207V00000X": "Obstetrics and gynecology", "207W00000X": "Ophthalmology", "207X00000X": "Orthopedic surgery", "207Y00000X": "Otolaryngology",
  "208000000X": "Pediatrics", "208100000X": "Physical medicine", "2084N0400X": "Neurology", "2084P0800X": "Psychiatry", "2084P0804X": "Child psychiatry",
  "2085R0202X": "Diagnostic radiology", "208600000X": "Surgery", "208800000X": "Urology", "208D00000X": "General practice", "208M00000X": "Hospital medicine",
  "213E00000X": "Podiatry", "225100000X": "Physical therapy", "225X00000X": "Occupational therapy", "235Z00000X": "Speech-language pathology",
  "363A00000X": "Physician assistant", "363L00000X": "Nurse practitioner", "363LF0000X": "Family nurse practitioner",
  "363LP0808X": "Psychiatric nurse practitioner", "367500000X": "Nurse anesthesia", "367A00000X": "Midwifery",
};

/** What a taxonomy code stands for, in words where the field is a common one. */
export const fieldOf = (code: string): string => NAMES[code] ?? code;

/** The same with the code, for where it is looked up. */
export const fieldAndCode = (code: string): string => (NAMES[code] ? `${NAMES[code]} (${code})` : code);
