import type { NpiDraft, Provider } from "@/api/types";
import { upper } from "@/lib/states";
import { rowsOf, typedRows, type RowField } from "@/ui/Rows";

/** The fields of each kind of row, as the form shows them. */
export const ROWS = {
  licenses: [
    { name: "state", label: "State", required: true, span: 2 }, { name: "number", label: "Number", required: true, span: 4 },
    { name: "issuedOn", label: "Issued", type: "date" }, { name: "expiresOn", label: "Expires", type: "date" },
  ],
  dea: [
    { name: "number", label: "Number", required: true, span: 5 }, { name: "state", label: "State", required: true, span: 3 },
    { name: "expiresOn", label: "Expires", type: "date", span: 4 },
  ],
  boardCertifications: [
    { name: "board", label: "Board", required: true, span: 4 }, { name: "specialty", label: "Specialty", required: true, span: 4 },
    { name: "certifiedOn", label: "Certified", type: "date", span: 4 }, { name: "expiresOn", label: "Expires", type: "date", span: 4 },
    { name: "lifetime", label: "For life", type: "check", span: 4 },
  ],
  education: [
    { name: "institution", label: "Institution", required: true, span: 6 }, { name: "degree", label: "Degree", required: true, span: 6 },
    { name: "startedOn", label: "From", type: "date", span: 4 }, { name: "completedOn", label: "To", type: "date", span: 4 },
  ],
  workHistory: [
    { name: "employer", label: "Employer", required: true, span: 6 }, { name: "position", label: "Position", required: true, span: 6 },
    { name: "startedOn", label: "From", type: "date", span: 4 }, { name: "endedOn", label: "To", type: "date", span: 4 },
    { name: "gapExplanation", label: "Gap before it, if any", span: 4 },
  ],
  malpractice: [
    { name: "carrier", label: "Carrier", required: true, span: 4 }, { name: "policyNumber", label: "Policy", required: true, span: 4 },
    { name: "coverage", label: "Coverage", span: 4 }, { name: "effectiveOn", label: "From", type: "date", span: 4 },
    { name: "expiresOn", label: "To", type: "date", span: 4 },
  ],
} satisfies Record<string, readonly RowField[]>;

type Row = Record<string, string | boolean>;

export interface ProviderValues extends Record<string, unknown> {
  npi: string;
  firstName: string;
  middleName: string;
  lastName: string;
  dateOfBirth: string;
  ssn: string;
  email: string;
  caqhId: string;
  taxonomies: string[];
  practiceIds: string[];
  licenses: Row[];
  dea: Row[];
  boardCertifications: Row[];
  education: Row[];
  workHistory: Row[];
  malpractice: Row[];
}

const NONE: ProviderValues = {
  npi: "", firstName: "", middleName: "", lastName: "", dateOfBirth: "", ssn: "", email: "", caqhId: "", taxonomies: [], practiceIds: [], licenses: [],
  dea: [], boardCertifications: [], education: [], workHistory: [], malpractice: [],
};

/** What the registry knows, as a form to be completed. */
export const valuesOfDraft = (draft: NpiDraft, practiceIds: string[]): ProviderValues => ({
  ...NONE, npi: draft.npi, firstName: draft.firstName ?? "", middleName: draft.middleName ?? "", lastName: draft.lastName ?? "",
  taxonomies: [...draft.taxonomies], practiceIds, licenses: typedRows(draft.licenses, ROWS.licenses),
});

export const blankValues = (npi: string, practiceIds: string[]): ProviderValues => ({ ...NONE, npi, practiceIds });

/** What is known, without what is masked: an empty field of those means that it stays as it is. */
export const valuesOfProvider = (provider: Provider): ProviderValues => ({
  ...NONE, npi: provider.npi, firstName: provider.firstName, middleName: provider.middleName ?? "", lastName: provider.lastName, email: provider.email ?? "",
  caqhId: provider.caqhId ?? "", taxonomies: provider.taxonomies, practiceIds: provider.practiceIds, licenses: typedRows(provider.licenses, ROWS.licenses),
  boardCertifications: typedRows(provider.boardCertifications, ROWS.boardCertifications), education: typedRows(provider.education, ROWS.education),
  workHistory: typedRows(provider.workHistory, ROWS.workHistory), malpractice: typedRows(provider.malpractice, ROWS.malpractice),
});

const orNull = (value: string): string | null => value.trim() || null;

/** As the API wants it; what is secret and was left empty is not sent at all. */
export function bodyOfProvider(values: ProviderValues) {
  const dea = rowsOf<{ number: string; state: string }>(values.dea);
  return {
    npi: values.npi.trim(), firstName: values.firstName.trim(), middleName: orNull(values.middleName), lastName: values.lastName.trim(),
    email: orNull(values.email), caqhId: orNull(values.caqhId), taxonomies: upper(values.taxonomies), practiceIds: values.practiceIds,
    licenses: rowsOf<{ state: string; number: string }>(values.licenses),
    boardCertifications: rowsOf<{ board: string; specialty: string }>(values.boardCertifications),
    education: rowsOf<{ institution: string; degree: string }>(values.education),
    workHistory: rowsOf<{ employer: string; position: string }>(values.workHistory),
    malpractice: rowsOf<{ carrier: string; policyNumber: string }>(values.malpractice),
    ...(values.dateOfBirth ? { dateOfBirth: values.dateOfBirth } : {}),
    ...(values.ssn.trim() ? { ssn: values.ssn.replace(/\D/g, "") } : {}),
    ...(dea.length > 0 ? { dea } : {}),
  };
}
