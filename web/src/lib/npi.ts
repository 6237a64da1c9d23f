const NPI_PREFIX_SUM = 24;

/** Why a text is no NPI, or null: ten digits, the last a Luhn check digit over the prefix 80840 (45 CFR 162.406). */
export function npiFault(value: string): string | null {
  const digits = value.trim();
  if (!/^\d{10}$/.test(digits)) {
    return "An NPI has ten digits";
  }
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, NPI_PREFIX_SUM);
  return sum % 10 === 0 ? null : "The check digit is wrong: look for a typing error";
}
