import { Button, Checkbox, Group, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAction, useRead } from "@/api/hooks";
import { post } from "@/api/http";
import type { Problem } from "@/api/problem";
import type { Application } from "@/api/types";
import { usePerson } from "@/auth/me";
import { answersIn, type Move } from "@/lib/applications";
import { documentKind } from "@/lib/documents";
import { formatMoney } from "@/lib/format";
import { labelOf, stateOf } from "@/lib/words";
import { Beside } from "@/ui/Beside";
import { Dialog } from "@/ui/Dialog";
import { Loaded, Refusal } from "@/ui/Feedback";

interface Props {
  application: Application;
  close: () => void;
}

const needed = (value: string) => (value.trim() ? null : "Please fill this in");
const trimmed = (value: string): string | null => value.trim() || null;

export function ApplicationForm({ move, ...props }: Props & { move: Move }) {
  switch (move) {
    case "submit": return <Submit {...props} />;
    case "followUp": return <FollowUp {...props} />;
    case "payorResponse": return <PayorAnswer {...props} />;
    case "clarify": return <Clarify {...props} />;
    case "resubmit": return <Resubmit {...props} />;
    case "withdraw": return <Withdraw {...props} />;
  }
}

function Submit({ application, close }: Props) {
  return (
    <Dialog
      title={`Submit to ${application.payorName}`} opened close={close} act="Submit" done="It is submitted"
      onSubmit={(key) => post("/v1/applications/{id}/submit", { path: { id: application.id } }, undefined, key)}
    >
      <Text size="sm">{application.method === "paper" ? "Record that the printed packet was sent." : "The packet goes to the payor now."} What was sent is kept with its hash.</Text>
    </Dialog>
  );
}

const CHANNELS = ["Phone", "E-mail", "Portal", "Fax", "Letter"];

function FollowUp({ application, close }: Props) {
  const form = useForm({ initialValues: { channel: "Phone", contact: "", outcome: "", notes: "", nextOn: "" }, validate: { contact: needed, outcome: needed } });
  return (
    <Dialog
      title={`Follow-up with ${application.payorName}`} opened close={close} act="Record" form={form} done="The follow-up is recorded"
      onSubmit={(key) => {
        const { channel, contact, outcome, notes, nextOn } = form.getValues();
        return post("/v1/applications/{id}/follow-ups", { path: { id: application.id } }, {
          channel, contact: contact.trim(), outcome: outcome.trim(), notes: trimmed(notes), ...(nextOn ? { nextOn } : {}),
        }, key);
      }}
    >
      <Beside>
        <NativeSelect label="By" data={CHANNELS} {...form.getInputProps("channel")} />
        <TextInput label="Spoke to" required data-autofocus {...form.getInputProps("contact")} />
      </Beside>
      <TextInput label="Outcome" required {...form.getInputProps("outcome")} />
      <Textarea label="Notes" {...form.getInputProps("notes")} />
      <TextInput label="Next follow-up" description="In 14 days when left empty" type="date" {...form.getInputProps("nextOn")} />
    </Dialog>
  );
}

function PayorAnswer({ application, close }: Props) {
  const answers = answersIn(application.state);
  const form = useForm({ initialValues: { kind: answers[0]!, text: "", effectiveOn: "", payorProviderId: "" }, validate: { text: needed } });
  const approves = form.getValues().kind === "approved";
  return (
    <Dialog
      title={`${application.payorName} answered`} opened close={close} act="Record" form={form} done="The payor's answer is recorded"
      onSubmit={(key) => {
        const { kind, text, effectiveOn, payorProviderId } = form.getValues();
        return post("/v1/applications/{id}/payor-responses", { path: { id: application.id } }, {
          kind, text: text.trim(), ...(approves && effectiveOn ? { effectiveOn } : {}), ...(approves && payorProviderId.trim() ? { payorProviderId: payorProviderId.trim() } : {}),
        }, key);
      }}
    >
      <NativeSelect label="The payor" data={answers.map((value) => ({ value, label: labelOf("payorAnswer", value) }))} data-autofocus {...form.getInputProps("kind")} />
      <Textarea label="In its words" required {...form.getInputProps("text")} />
      {approves ? (
        <Beside>
          <TextInput label="In network from" type="date" {...form.getInputProps("effectiveOn")} />
          <TextInput label="Payor's id of the provider" {...form.getInputProps("payorProviderId")} />
        </Beside>
      ) : null}
    </Dialog>
  );
}

function Clarify({ application, close }: Props) {
  const form = useForm({ initialValues: { text: "", documents: [] as string[] }, validate: { text: needed } });
  const documents = useRead("/v1/documents", { query: { clientId: application.clientId, state: "usable", limit: 100 } });
  return (
    <Dialog
      title={`Answer ${application.payorName}`} opened close={close} act="Record the answer" form={form} done="The answer is recorded"
      onSubmit={(key) => {
        const { text, documents: given } = form.getValues();
        return post("/v1/applications/{id}/clarifications", { path: { id: application.id } }, { text: text.trim(), documents: given }, key);
      }}
    >
      <Textarea label="What the payor was told" required data-autofocus {...form.getInputProps("text")} />
      <Loaded read={documents} lines={2}>
        {({ items }) => items.length === 0 ? null : (
          <Checkbox.Group label="Documents that it was given" {...form.getInputProps("documents")}>
            <Stack gap="xs" mt={6} style={{ maxHeight: 220, overflowY: "auto" }}>{items.map((one) => <Checkbox key={one.id} value={one.id} label={`${one.fileName} (${documentKind(one.documentKind)})`} />)}</Stack>
          </Checkbox.Group>
        )}
      </Loaded>
    </Dialog>
  );
}

function Resubmit({ application, close }: Props) {
  const form = useForm({ initialValues: { text: "" }, validate: { text: needed } });
  const [quote, setQuote] = useState<string | null>(null);
  if (quote) {
    return <QuoteOffer quoteId={quote} close={close} />;
  }
  return (
    <Dialog
      title={`Resubmit to ${application.payorName}`} opened close={close} act="Resubmit" form={form} done="It is resubmitted"
      onSubmit={(key) => post("/v1/applications/{id}/resubmit", { path: { id: application.id } }, { text: form.getValues().text.trim() }, key).catch((problem: Problem) => {
        if (problem.code === "resubmission-not-included" && typeof problem.extra.quoteId === "string") {
          setQuote(problem.extra.quoteId);
        }
        throw problem;
      })}
    >
      <Text size="sm">{application.resubmissions.used < application.resubmissions.included ? "This resubmission is included." : "The included resubmission is used: a further one is quoted, and sent when it is paid."}</Text>
      <Textarea label="What is different now" required data-autofocus {...form.getInputProps("text")} />
    </Dialog>
  );
}

/** A further resubmission costs something: what, and whether to go on. */
function QuoteOffer({ quoteId, close }: { quoteId: string; close: () => void }) {
  const person = usePerson();
  const quote = useRead("/v1/quotes/{id}", { path: { id: quoteId } });
  const accept = useAction((_: string, key: string) => post("/v1/quotes/{id}/accept", { path: { id: quoteId } }, undefined, key), { done: "The quote is accepted and invoiced" });
  return (
    <Dialog title="A further resubmission" opened close={close} act="Done" onSubmit={() => Promise.resolve(null)}>
      <Loaded read={quote} lines={3}>
        {(data) => (
          <Stack gap="sm">
            <Text size="sm">The resubmission that is included was used. A further one costs <strong>{formatMoney(data.total)}</strong>; it goes out when that is paid.</Text>
            <Text size="sm">Quote: {stateOf("quote", data.state).label}{data.invoiceId ? <>, <Link to="/invoices/$invoiceId" params={{ invoiceId: data.invoiceId }}>its invoice</Link></> : null}.</Text>
            <Refusal problem={accept.error} />
            {data.state === "open" && person.may("quotes.accept") ? <Group><Button variant="default" loading={accept.isPending} onClick={() => accept.mutate(quoteId)}>Accept the quote</Button></Group> : null}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  );
}

function Withdraw({ application, close }: Props) {
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: needed } });
  return (
    <Dialog
      title={`Withdraw from ${application.payorName}`} opened close={close} act="Withdraw" danger form={form} done="The application is withdrawn"
      onSubmit={(key) => post("/v1/applications/{id}/withdraw", { path: { id: application.id } }, { reason: form.getValues().reason.trim() }, key)}
    >
      <Text size="sm">A withdrawn application does not come back; the payor can be selected anew.</Text>
      <Textarea label="Reason" required data-autofocus {...form.getInputProps("reason")} />
    </Dialog>
  );
}
