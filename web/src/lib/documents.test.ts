import { describe, expect, test } from "vitest";
import { DOCUMENT_KINDS, documentKind, kindFault, kindOf } from "./documents";

describe("a kind of document", () => {
  test.each([["Form W-9", "w9"], ["curriculum vitae ", "curriculumVitae"], ["transcript", "transcript"]])("%s is sent as %s", (text, kind) => expect(kindOf(text)).toBe(kind));
  test.each([["w9", "Form W-9"], ["malpracticeInsurance", "Malpractice insurance"], ["flightSchedule", "Flight schedule"]])("%s reads %s", (kind, text) =>
    expect(documentKind(kind)).toBe(text));
  test("that is listed can be sent", () => expect(DOCUMENT_KINDS.map(kindFault).filter(Boolean)).toEqual([]));
  test("of several words that nobody lists cannot", () => expect(kindFault("my other paper")).toMatch("one word"));
});
