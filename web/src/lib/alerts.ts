import type { ListKind, ListedParty, ScreeningResult } from "@/api/types";

/** The files that each list is published as. */
export const KINDS_OF: Readonly<Record<string, readonly ListKind[]>> = {
  leie: ["full", "supplement", "reinstatement"],
  sam: ["full", "supplement"],
};

/** What a file of a kind does to the list that is in force. */
export const EFFECT_OF: Readonly<Record<ListKind, string>> = {
  full: "It takes the place of the whole list.",
  supplement: "It adds to the list.",
  reinstatement: "It ends exclusions that are on the list.",
};

/** A listed party as people say it: a person by name, or an organization. */
export const partyName = ({ firstName, middleName, lastName, organization }: ListedParty): string =>
  [firstName, middleName, lastName].filter(Boolean).join(" ") || (organization ?? "No name");

/** What screening came to, in a sentence. */
export const CONCLUSION_OF: Readonly<Record<ScreeningResult["outcome"], string>> = {
  clear: "Nobody on the lists is this one.",
  possible: "Somebody on the lists may be this one.",
  match: "Somebody on the lists is this one.",
  undetermined: "It cannot be told from what the lists hold.",
};

const PERCENT = 100;

/** How alike two names are, 0 to 1, as "97%". Not rounded up: only equal names are 100%. */
export const likeness = (score: number): string => `${Math.floor(score * PERCENT)}%`;
