import type { Application, ApplicationState, PayorResponseKind } from "@/api/types";

/** The columns of the board, in the order of the work; a state is in one column. */
export const COLUMNS: readonly { title: string; states: readonly ApplicationState[] }[] = [
  { title: "Awaiting payment", states: ["awaitingPayment"] },
  { title: "Preparing", states: ["preparing", "ready"] },
  { title: "Submitted", states: ["submitted", "resubmitted"] },
  { title: "In review", states: ["inReview"] },
  { title: "Info requested", states: ["infoRequested"] },
  { title: "Decided", states: ["approved", "denied", "withdrawn"] },
];

export interface BoardColumn {
  title: string;
  items: Application[];
}

/** Applications sorted into columns: those to be followed up first come first. */
export function boardOf(applications: readonly Application[]): BoardColumn[] {
  const soonest = (one: Application) => one.nextFollowUpOn ?? "9999-12-31";
  return COLUMNS.map(({ title, states }) => ({
    title,
    items: applications.filter((one) => states.includes(one.state)).sort((a, b) => soonest(a).localeCompare(soonest(b)) || a.payorName.localeCompare(b.payorName, "en")),
  }));
}

export type Move = "submit" | "followUp" | "payorResponse" | "clarify" | "resubmit" | "withdraw";

interface Rule {
  label: string;
  states: readonly ApplicationState[];
  needs: string;
}

const WITH_PAYOR: readonly ApplicationState[] = ["submitted", "inReview", "infoRequested", "resubmitted"];

/** What can be done in which state, and who may; the API has the last word. */
export const MOVES: Readonly<Record<Move, Rule>> = {
  submit: { label: "Submit", states: ["ready"], needs: "applications.submit" },
  payorResponse: { label: "Record the payor's answer", states: ["submitted", "inReview", "resubmitted"], needs: "applications.write" },
  clarify: { label: "Answer the payor", states: ["infoRequested"], needs: "applications.write" },
  resubmit: { label: "Resubmit", states: ["denied"], needs: "applications.submit" },
  followUp: { label: "Record a follow-up", states: WITH_PAYOR, needs: "applications.write" },
  withdraw: { label: "Withdraw", states: ["awaitingPayment", "preparing", "ready", ...WITH_PAYOR], needs: "applications.write" },
};

export const movesOf = (state: ApplicationState, may: (permission: string) => boolean): Move[] =>
  (Object.keys(MOVES) as Move[]).filter((move) => MOVES[move].states.includes(state) && may(MOVES[move].needs));

/** What a payor can have said of an application in a state. */
export const answersIn = (state: ApplicationState): PayorResponseKind[] =>
  state === "submitted" ? ["received"] : state === "resubmitted" ? ["received", "infoRequested", "approved", "denied"] : ["infoRequested", "approved", "denied"];
