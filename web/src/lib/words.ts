import { humanize } from "./format";

/** How something is meant, which decides its colour: see docs/web.md. */
export type Tone = "quiet" | "info" | "good" | "wait" | "bad" | "else";

export interface Word {
  label: string;
  tone: Tone;
}

const words = <K extends string>(table: Record<K, readonly [string, Tone]>): Record<string, Word> =>
  Object.fromEntries(Object.entries<readonly [string, Tone]>(table).map(([key, [label, tone]]) => [key, { label, tone }]));

/** Every state that the app shows, in the field's own words, thing by thing. */
const STATES = {
  client: words({ active: ["Active", "good"], declined: ["Declined", "quiet"], ended: ["Ended", "quiet"] }),
  step: words({
    notStarted: ["Not started", "quiet"], inProgress: ["In progress", "info"], waiting: ["Waiting", "wait"], done: ["Done", "good"],
    notApplicable: ["Not needed", "quiet"],
  }),
  meeting: words({ scheduled: ["Scheduled", "info"], completed: ["Held", "good"], cancelled: ["Cancelled", "quiet"] }),
  plan: words({ draft: ["Draft", "quiet"], published: ["Published", "good"] }),
  agreement: words({
    draft: ["Draft", "quiet"], sent: ["Sent for signature", "wait"], clientSigned: ["Signed by client", "wait"], ourSigned: ["Signed by us", "wait"],
    executed: ["Executed", "good"], void: ["Void", "quiet"],
  }),
  invoice: words({
    draft: ["Draft", "quiet"], open: ["Open", "wait"], partlyPaid: ["Partly paid", "wait"], paid: ["Paid", "good"], void: ["Void", "quiet"],
    refunded: ["Refunded", "quiet"],
  }),
  request: words({ received: ["New", "info"], accepted: ["Accepted", "good"], declined: ["Declined", "quiet"] }),
  failedMessage: words({ filed: ["Waiting", "bad"], replayed: ["Replayed", "good"], discarded: ["Discarded", "quiet"] }),
  report: words({ draft: ["Draft", "quiet"], published: ["Published", "good"] }),
  panel: words({ open: ["Open", "good"], limited: ["Limited", "wait"], closed: ["Closed", "bad"] }),
  application: words({
    awaitingPayment: ["Awaiting payment", "wait"], preparing: ["Preparing", "info"], ready: ["Ready", "info"], submitted: ["Submitted", "else"],
    inReview: ["In review", "else"], infoRequested: ["Info requested", "wait"], resubmitted: ["Resubmitted", "else"], approved: ["Approved", "good"],
    denied: ["Denied", "bad"], withdrawn: ["Withdrawn", "quiet"],
  }),
  file: words({
    open: ["Open", "quiet"], inVerification: ["In verification", "info"], problem: ["Problem", "bad"], readyForReview: ["Ready for review", "wait"],
    inCommittee: ["In committee", "else"], decided: ["Decided", "good"], reported: ["Reported", "good"], withdrawn: ["Withdrawn", "quiet"],
  }),
  element: words({
    pending: ["Pending", "quiet"], requested: ["Requested", "info"], verified: ["Verified", "good"], adverse: ["Adverse", "bad"],
    needsReview: ["Needs review", "wait"], unavailable: ["Unavailable", "wait"], expired: ["Expired", "bad"], waived: ["Waived", "quiet"],
  }),
  sourceCheck: words({
    due: ["To be asked", "info"], answered: ["Answered", "info"], done: ["Answered", "good"], givenUp: ["A person's turn", "wait"], dropped: ["Not needed", "quiet"],
    notConfigured: ["Not set up", "quiet"],
  }),
  document: words({ usable: ["Stored", "good"], quarantined: ["Being scanned", "wait"], rejected: ["Refused", "bad"], removed: ["Removed", "quiet"] }),
  documentRequest: words({ open: ["Waiting", "wait"], fulfilled: ["Received", "good"], cancelled: ["Cancelled", "quiet"] }),
  roster: words({ queued: ["Waiting", "quiet"], running: ["Being imported", "info"], completed: ["Done", "good"] }),
  selection: words({ awaitingPayment: ["Awaiting payment", "wait"], paid: ["Paid", "good"], withdrawn: ["Withdrawn", "quiet"] }),
  alert: words({ open: ["Open", "wait"], cleared: ["Cleared", "good"], confirmed: ["Excluded", "bad"] }),
  screening: words({ clear: ["Clear", "good"], possible: ["Possible", "wait"], match: ["Match", "bad"], undetermined: ["Cannot be told", "wait"] }),
  list: words({ inForce: ["In force", "good"], stale: ["Too old", "bad"], absent: ["Not loaded", "bad"], incomplete: ["Without its full file", "bad"] }),
  listImport: words({ queued: ["Being read", "info"], completed: ["Taken", "good"], refused: ["Refused", "bad"] }),
  quote: words({ open: ["Open", "wait"], accepted: ["Accepted", "good"], expired: ["Expired", "quiet"] }),
} as const;

export type Thing = keyof typeof STATES;

/** A state in words and tone; one that is not known yet is shown as it is spelt. */
export const stateOf = (thing: Thing, state: string): Word => STATES[thing][state] ?? { label: humanize(state), tone: "quiet" };

export const statesOf = (thing: Thing): { value: string; label: string }[] =>
  Object.entries(STATES[thing]).map(([value, word]) => ({ value, label: word.label }));

const LABELS = {
  kind: { practice: "Practice", group: "Group", hospital: "Hospital", healthPlan: "Health plan" },
  step: {
    consultation: "Consultation", launchPlan: "Launch plan", agreement: "Agreement", discovery: "Discovery", selection: "Selection",
    followUp: "Follow-up", maintenance: "Maintenance",
  },
  party: { us: "Us", client: "Client", payor: "Payor" },
  meeting: {
    consultation: "Consultation", planReview: "Plan review", onboardingWalkthrough: "Onboarding walkthrough", discoveryReport: "Discovery review",
    monthlyCheckIn: "Monthly check-in", training: "Training",
  },
  outcome: { proceed: "Proceed", decline: "Decline", undecided: "Undecided" },
  agreement: { msa: "Services Agreement", sow: "Statement of Work" },
  side: { client: "Client", us: "Credentialing Services" },
  invoice: { onboarding: "Onboarding", selection: "Payor applications", resubmission: "Resubmission", maintenance: "Maintenance", other: "Other" },
  ledger: { invoiceOpened: "Invoice", paymentReceived: "Payment", invoiceVoided: "Invoice voided" },
  payment: { card: "Card", ach: "ACH transfer", check: "Check", wire: "Wire" },
  method: { caqh: "CAQH", portal: "Payor portal", paper: "Paper" },
  payorAnswer: { received: "Has received it", infoRequested: "Asks for something", approved: "Approves", denied: "Denies" },
  /** What an application's timeline tells of an event, beside its text. */
  particular: {
    kind: "The payor", channel: "By", contact: "Spoke to", notes: "Notes", nextOn: "Next follow-up", effectiveOn: "In network from", payorProviderId: "Payor's id",
    receipt: "Payor's receipt", sha256: "Packet's hash", method: "Sent by", document: "Document",
  },
  line: { commercial: "Commercial", exchange: "Exchange", medicare: "Medicare", medicaid: "Medicaid", behavioral: "Behavioral" },
  /** As payors' requirements and criteria spell them. */
  document: {
    license: "Licence", malpracticeInsurance: "Malpractice insurance", boardCertificate: "Board certificate", deaCertificate: "DEA certificate",
    curriculumVitae: "Curriculum vitae", diploma: "Diploma", w9: "Form W-9", voidedCheck: "Voided check", attestation: "Attestation", other: "Other",
  },
  criteriaSet: {
    "ncqa-2025": "NCQA 2025", "ncqa-2025-cvo": "NCQA CVO 2025", "ncqa-2024": "NCQA 2024", "urac-6": "URAC 6", "joint-commission": "Joint Commission",
  },
  verification: { automatic: "Automatic", phone: "Phone", website: "Website", letter: "Letter" },
  /** How a source was asked; ours ask by themselves. */
  channel: { api: "Automatic" },
  source: { nppes: "NPI registry", exclusionLists: "Exclusion lists", caqh: "CAQH ProView" },
  list: { leie: "OIG exclusions (LEIE)", sam: "SAM.gov exclusions" },
  listKind: { full: "Full list", supplement: "New exclusions", reinstatement: "Reinstatements" },
  file: { initial: "Initial", recredential: "Recredentialing", provisional: "Provisional" },
  role: {
    administrator: "Administrator", manager: "Manager", representative: "Representative", specialist: "Credentialing specialist",
    enrollmentSpecialist: "Enrollment specialist", medicalDirector: "Medical director", committeeMember: "Committee member", billing: "Billing",
    auditor: "Auditor", clientAdmin: "Client administrator", clientUser: "Client user", partner: "Partner", provider: "Provider",
  },
} satisfies Record<string, Record<string, string>>;

export type Vocabulary = keyof typeof LABELS;

export const labelOf = (vocabulary: Vocabulary, word: string): string => (LABELS[vocabulary] as Record<string, string>)[word] ?? humanize(word);

export const optionsOf = (vocabulary: Vocabulary): { value: string; label: string }[] =>
  Object.entries(LABELS[vocabulary]).map(([value, label]) => ({ value, label }));
