import type { components } from "./contract";

type Schemas = components["schemas"];

// The contract's shapes under the names that people use.
export type Client = Schemas["ClientResponse"];
export type ClientKind = Schemas["ClientKind"];
export type Contact = Schemas["Contact"];
export type Journey = Schemas["JourneyResponse"];
export type Step = Schemas["Step"];
export type StepProgress = Schemas["StepProgress"];
export type StepState = Schemas["StepState"];
export type Party = NonNullable<Schemas["Party"]>;
export type NextAction = Schemas["NextAction"];
export type Team = Schemas["TeamResponse"];
export type Meeting = Schemas["MeetingResponse"];
export type MeetingKind = Schemas["MeetingKind"];
export type MeetingOutcome = NonNullable<Schemas["MeetingOutcome"]>;
export type LaunchPlan = Schemas["LaunchPlanResponse"];
export type PlanSection = Schemas["PlanSection"];
export type Agreement = Schemas["AgreementResponse"];
export type AgreementKind = Schemas["AgreementKind"];
export type Invoice = Schemas["InvoiceResponse"];
export type Payment = Schemas["PaymentResponse"];
export type PaymentMethod = Schemas["PaymentMethod"];
export type Money = Schemas["Money"];
export type Statement = Schemas["Statement"];
export type ConsultationRequest = Schemas["ConsultationRequestResponse"];
export type FailedMessage = Schemas["FailedMessageResponse"];
export type Me = Schemas["MeResponse"];
