import { describe, expect, test } from "vitest";
import type { Application, ApplicationState, CredentialFile, DiscoveryRow, FileElement } from "@/api/types";
import { answersIn, boardOf, COLUMNS, movesOf } from "./applications";
import { differencesOf } from "./difference";
import { itemsOf, keyOf, payorsOf, totalOf } from "./discovery";
import { byUrgency, progressOfFile } from "./files";
import { npiFault } from "./npi";
import { standingOf } from "./standing";
import { upper } from "./states";
import { labelOf, stateOf } from "./words";

const application = (more: Partial<Application>): Application =>
  ({ id: "a", payorId: "p", payorName: "Payor", applicantName: "Ines Marlow", providerId: "1", state: "submitted", createdAt: "2026-01-01", nextFollowUpOn: null, ...more }) as Application;

describe("the board", () => {
  test("has every state in one column", () => {
    const states: ApplicationState[] = ["awaitingPayment", "preparing", "ready", "submitted", "inReview", "infoRequested", "resubmitted", "approved", "denied", "withdrawn"];
    expect(COLUMNS.flatMap((column) => column.states).sort()).toEqual([...states].sort());
  });
  test("shows first what is to be followed up first", () => {
    const board = boardOf([application({ id: "late", nextFollowUpOn: "2026-05-01" }), application({ id: "none" }), application({ id: "soon", nextFollowUpOn: "2026-04-01" })]);
    expect(board.find((column) => column.title === "Submitted")?.items.map((one) => one.id)).toEqual(["soon", "late", "none"]);
  });
});

describe("what can be done with an application", () => {
  test("a denied one is resubmitted, and not withdrawn", () => expect(movesOf("denied", () => true)).toEqual(["resubmit"]));
  test("nothing, once it is approved", () => expect(movesOf("approved", () => true)).toEqual([]));
  test("nothing without the permission", () => expect(movesOf("inReview", () => false)).toEqual([]));
  test("a payor that has just been given it can only say that it has it", () => expect(answersIn("submitted")).toEqual(["received"]));
});

const row = (payorId: string, more: Partial<DiscoveryRow> = {}): DiscoveryRow =>
  ({ kind: "individual", providerId: "1", practiceId: null, applicantName: "Ines Marlow", payorId, payorName: payorId, panel: "open", method: "caqh", expectedDays: 60, requirements: [], blockers: [], fee: { amount: 150.1, currency: "USD" }, ...more }) as DiscoveryRow;

describe("choosing payors", () => {
  const rows = [row("slow", { expectedDays: 90 }), row("shut", { panel: "closed", expectedDays: 10 }), row("quick", { expectedDays: 30 }), row("quick", { kind: "group", providerId: null, practiceId: "9" }), row("quick", { providerId: "2" })];
  test("open panels come first, and of those the quickest", () => expect(payorsOf(rows).map((payor) => payor.payorId)).toEqual(["quick", "slow", "shut"]));
  test("prices are added to the cent", () => expect(totalOf(rows, new Set(rows.slice(0, 3).map(keyOf)))).toEqual({ amount: 450.3, currency: "USD" }));
  test("providers of a payor go together, its group apart", () =>
    expect(itemsOf(rows, new Set(rows.slice(2).map(keyOf)))).toEqual([{ payorId: "quick", providerIds: ["1", "2"] }, { payorId: "quick", group: true }]));
});

test("where a provider stands: a later application takes the place of a denied one", () => {
  const [standing] = standingOf([application({ id: "old", state: "denied" }), application({ id: "new", createdAt: "2026-06-01" })]);
  expect(standing?.applications.map((one) => one.id)).toEqual(["new"]);
});

describe("a credential file", () => {
  const element = (code: string, state: FileElement["state"], required = true) => ({ code, state, required }) as FileElement;
  test("counts only what is required", () =>
    expect(progressOfFile({ elements: [element("a", "verified"), element("b", "pending"), element("c", "verified", false), element("d", "waived")] } as CredentialFile)).toEqual({ verified: 2, required: 3 }));
  test("shows first what wants a person", () =>
    expect(byUrgency([element("a", "verified"), element("b", "needsReview"), element("c", "adverse")]).map((one) => one.code)).toEqual(["c", "b", "a"]));
});

describe("an NPI", () => {
  test.each(["1234567893", "1000000004"])("%s has the right check digit", (npi) => expect(npiFault(npi)).toBeNull());
  test("a typing error is found", () => expect(npiFault("1234567890")).toMatch(/check digit/));
  test("it has ten digits", () => expect(npiFault("12345")).toMatch(/ten digits/));
});

describe("when somebody else saved first", () => {
  const before = { name: "Elm", goals: "A", states: ["CT"] };
  test("what both changed is shown", () =>
    expect(differencesOf(before, { ...before, name: "Elm Street" }, { ...before, name: "Elm Road" })).toEqual([{ field: "Name", theirs: "Elm Street", yours: "Elm Road" }]));
  test("what only they changed is shown too, for saving would undo it", () => expect(differencesOf(before, { ...before, goals: "B" }, before)).toHaveLength(1));
  test("what nobody changed is not", () => expect(differencesOf(before, before, { ...before })).toEqual([]));
});

test("codes are in capitals, each once", () => expect(upper([" ct", "CT", "ri "])).toEqual(["CT", "RI"]));
test("a state that is not known yet is shown as it is spelt", () => expect(stateOf("invoice", "inDispute")).toEqual({ label: "In dispute", tone: "quiet" }));
test("a word has one label", () => expect(labelOf("step", "followUp")).toBe("Follow-up"));
