import { describe, expect, test } from "vitest";
import type { Journey, StepProgress } from "@/api/types";
import { dateOfStep, pageOf, progressOf, STEPS, stepsAround, whoseMove } from "./journey";

const ID = "01a20115-d733-73af-baec-ea50f30c366a";

const step = (name: StepProgress["step"], state: StepProgress["state"], more: Partial<StepProgress> = {}): StepProgress =>
  ({ step: name, state, startedAt: null, completedAt: null, waitingOn: null, blockers: [], ...more }) as unknown as StepProgress;

const journey = (currentStep: Journey["currentStep"], steps: StepProgress[], nextActions: Journey["nextActions"] = []): Journey =>
  ({ id: ID, createdAt: "", updatedAt: "", version: 1, currentStep, steps, nextActions });

describe("whose move it is", () => {
  test("of whom the current step waits for", () => {
    const at = journey("agreement", [step("consultation", "done"), step("agreement", "waiting", { waitingOn: "client" })]);
    expect(whoseMove(at)).toBe("client");
  });
  test("else of whoever can act next", () => {
    const at = journey("consultation", [step("consultation", "notStarted")], [{ code: "arrange-consultation", text: "", who: "us", link: "" }]);
    expect(whoseMove(at)).toBe("us");
  });
  test("of nobody when all is done", () => expect(whoseMove(journey("maintenance", [step("maintenance", "done")]))).toBeNull());
});

test("steps that a client does not have are not counted", () =>
  expect(progressOf(journey("agreement", [step("consultation", "done"), step("launchPlan", "notApplicable"), step("agreement", "inProgress")]))).toEqual({ done: 1, of: 2 }));

describe("where a journey stands, with what is before and after", () => {
  test.each([
    ["consultation", ["consultation", "launchPlan", "agreement"]],
    ["discovery", ["agreement", "discovery", "selection"]],
    ["maintenance", ["selection", "followUp", "maintenance"]],
  ] as const)("at %s", (current, around) =>
    expect(stepsAround(journey(current, STEPS.map((name) => step(name, "notStarted")))).map((one) => one.step)).toEqual(around));
});

describe("the date of a step", () => {
  test("when it was done", () => expect(dateOfStep(step("consultation", "done", { completedAt: "2026-03-04" }))).toBe("Mar 4, 2026"));
  test("since when it is under way", () => expect(dateOfStep(step("agreement", "waiting", { startedAt: "2026-03-04" }))).toBe("Since Mar 4, 2026"));
  test("or that it is not needed", () => expect(dateOfStep(step("launchPlan", "notApplicable"))).toBe("Not needed"));
});

describe("an API link leads to its page", () => {
  test.each([
    [`/v1/clients/${ID}/meetings`, `/clients/${ID}/meetings`],
    [`/v1/clients/${ID}/launch-plans`, `/clients/${ID}/plan`],
    [`/v1/clients/${ID}/practices`, `/clients/${ID}/practices`],
    [`/v1/clients/${ID}/payor-selections`, `/clients/${ID}/selection`],
    [`/v1/clients/${ID}`, `/clients/${ID}`],
    [`/v1/meetings/${ID}`, `/meetings/${ID}`],
    [`/v1/agreements/${ID}`, `/agreements/${ID}`],
    [`/v1/invoices?clientId=${ID}`, `/clients/${ID}/invoices`],
    [`/v1/providers?clientId=${ID}`, `/clients/${ID}/practices`],
    [`/v1/applications?clientId=${ID}&state=infoRequested`, `/clients/${ID}/applications?state=infoRequested`],
    ["/v1/something-new/x", "/"],
  ])("%s to %s", (link, page) => expect(pageOf(link)).toBe(page));
});
