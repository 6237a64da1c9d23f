import { humanize } from "./format";

export interface Difference {
  field: string;
  theirs: string;
  yours: string;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === "") {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map(shown).join(", ");
  }
  return typeof value === "object" ? Object.values(value).map(shown).filter(Boolean).join(", ") : String(value);
}

/** The fields in which what is saved now differs from what was typed; `before` tells what was typed from what was only left alone. */
export function differencesOf(before: object, theirs: object, yours: object): Difference[] {
  return Object.keys(yours).flatMap((field) => {
    const [was, now, mine] = [before, theirs, yours].map((one) => shown((one as Record<string, unknown>)[field])) as [string, string, string];
    return now !== mine && (now !== was || mine !== was) ? [{ field: humanize(field), theirs: now, yours: mine }] : [];
  });
}
