/** What people type as codes (states, taxonomies): without spaces, in capitals, each once. */
export const upper = (codes: readonly string[]): string[] => [...new Set(codes.map((code) => code.trim().toUpperCase()).filter(Boolean))];
