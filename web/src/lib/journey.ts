import type { Journey, Party, Step, StepProgress } from "@/api/types";
import { formatDate } from "./format";

export const STEPS: readonly Step[] = ["consultation", "launchPlan", "agreement", "discovery", "selection", "followUp", "maintenance"];

/** Where the journey stands: the first step that is not done. */
export const currentStep = (journey: Journey): StepProgress | undefined => journey.steps.find((step) => step.step === journey.currentStep);

/** Where the journey stands, with the step before and the step after: what a phone has room for. */
export function stepsAround(journey: Journey): StepProgress[] {
  const at = Math.max(journey.steps.findIndex((step) => step.step === journey.currentStep), 0);
  const first = Math.min(Math.max(at - 1, 0), Math.max(journey.steps.length - AROUND, 0));
  return journey.steps.slice(first, first + AROUND);
}

const AROUND = 3;

/** Whose move it is: of the current step, and ours when nobody is waited for. */
export function whoseMove(journey: Journey): Party | null {
  const step = currentStep(journey);
  if (!step || step.state === "done" || step.state === "notApplicable") {
    return null;
  }
  return step.waitingOn ?? journey.nextActions[0]?.who ?? null;
}

/** The line below a step's name. */
export function dateOfStep(step: StepProgress): string {
  if (step.state === "notApplicable") {
    return "Not needed";
  }
  if (step.completedAt) {
    return formatDate(step.completedAt);
  }
  return step.startedAt ? `Since ${formatDate(step.startedAt)}` : "Not started";
}

/** "3 of 7 steps done"; those that a client of its kind does not have are not counted. */
export function progressOf(journey: Journey): { done: number; of: number } {
  const applicable = journey.steps.filter((step) => step.state !== "notApplicable");
  return { done: applicable.filter((step) => step.state === "done").length, of: applicable.length };
}

/** Where an API path of a blocker or an action is in this app. */
export function pageOf(link: string): string {
  const [path = "", query = ""] = link.replace(/^\/v1/, "").split("?");
  const [, thing = "", id = "", part = ""] = path.split("/");
  const client = new URLSearchParams(query).get("clientId");
  const state = new URLSearchParams(query).get("state");
  if (thing === "clients" && id) {
    return `/clients/${id}${TABS[part] ? `/${TABS[part]}` : ""}`;
  }
  if (client && TABS[thing]) {
    return `/clients/${client}/${TABS[thing]}${thing === "applications" && state ? `?state=${state}` : ""}`;
  }
  return id && PAGES.has(thing) ? `/${thing}/${id}` : "/";
}

const PAGES: ReadonlySet<string> = new Set([
  "meetings", "agreements", "launch-plans", "invoices", "providers", "practices", "credential-files", "applications", "discovery-reports", "clients",
]);

const TABS: Readonly<Record<string, string>> = {
  meetings: "meetings", "launch-plans": "plan", agreements: "agreements", invoices: "invoices", practices: "practices", providers: "practices",
  "credential-files": "practices", "discovery-reports": "discovery", "payor-selections": "selection", applications: "applications",
  documents: "documents", "document-requests": "documents",
};
