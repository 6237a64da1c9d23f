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

/** Why the LEIE excludes, by the section of the Social Security Act. */
const GROUNDS: Readonly<Record<string, string>> = {
  "1128a1": "Conviction of a program-related crime", "1128a2": "Conviction of patient abuse or neglect", "1128a3": "Felony conviction of health care fraud",
  "1128a4": "Felony conviction about a controlled substance", "1128b1": "Misdemeanor conviction of health care fraud", "1128b2": "Conviction of obstructing an investigation",
  "1128b3": "Misdemeanor conviction about a controlled substance", "1128b4": "Licence revoked, suspended or surrendered", "1128b5": "Excluded or suspended by another program",
  "1128b6": "Excessive charges or unnecessary services", "1128b7": "Fraud, kickbacks and other prohibited activities", "1128b8": "Entity controlled by a sanctioned person",
  "1128b14": "Default on a health education loan", "1128b15": "Person controlling a sanctioned entity", "1128b16": "False statement or misrepresentation",
};

/** The kind of an exclusion in words, with the list's own code behind it. */
export const groundOf = (type: string): string => (GROUNDS[type.trim()] ? `${GROUNDS[type.trim()]} (${type.trim()})` : type);

const PERCENT = 100;

/** How alike two names are, 0 to 1, as "97%". Not rounded up: only equal names are 100%. */
export const likeness = (score: number): string => `${Math.floor(score * PERCENT)}%`;
