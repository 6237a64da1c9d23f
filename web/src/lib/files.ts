import type { CredentialFile, FileElement } from "@/api/types";

const SETTLED: ReadonlySet<string> = new Set(["verified", "waived"]);

/** How many of the required elements are settled. */
export function progressOfFile(file: CredentialFile): { verified: number; required: number } {
  const required = file.elements.filter((element) => element.required);
  return { verified: required.filter((element) => SETTLED.has(element.state)).length, required: required.length };
}

const FIRST: readonly string[] = ["adverse", "needsReview", "expired", "unavailable", "requested", "pending", "verified", "waived"];

/** Elements that want a person come first; within a state as the criteria have them. */
export const byUrgency = (elements: readonly FileElement[]): FileElement[] =>
  [...elements].sort((a, b) => FIRST.indexOf(a.state) - FIRST.indexOf(b.state));
