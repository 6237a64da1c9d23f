import { labelOf, optionsOf } from "./words";

const KINDS = optionsOf("document");

/** The kinds that payors and criteria ask for, as people name them; others may be typed. */
export const DOCUMENT_KINDS: readonly string[] = KINDS.map((kind) => kind.label);

export const documentKind = (kind: string): string => labelOf("document", kind);

/** What was chosen or typed, as the API spells it. */
export const kindOf = (text: string): string => KINDS.find((kind) => kind.label.toLowerCase() === text.trim().toLowerCase())?.value ?? text.trim();

/** Letters and digits in one word, as the API wants it. */
export const kindFault = (text: string): string | null =>
  (/^[a-z][A-Za-z0-9-]*$/.test(kindOf(text)) ? null : "Choose one, or type one word, such as transcript");
