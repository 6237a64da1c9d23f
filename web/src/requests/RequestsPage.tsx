import { Anchor, Button, Group, Modal, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconInbox } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useList } from "@/api/hooks";
import { post } from "@/api/http";
import type { ConsultationRequest } from "@/api/types";
import { usePerson } from "@/auth/me";
import { formatDate, listOf, NOTHING } from "@/lib/format";
import { fieldOf } from "@/lib/taxonomies";
import { labelOf, statesOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { ActionButton, Dialog } from "@/ui/Dialog";
import { Empty } from "@/ui/Feedback";
import { Card, Facts, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { useFocusBack } from "@/ui/useFocusBack";

const STATES = [{ value: "", label: "Every state" }, ...statesOf("request")];

/** Who asked for a first conversation, and what we said. */
export function RequestsPage() {
  const [state, setState] = useState("received");
  const [shown, setShown] = useState<ConsultationRequest | null>(null);
  const list = useList("/v1/consultation-requests", { query: { state } }, { keep: true });
  const columns: Column<ConsultationRequest>[] = [
    { id: "organization", header: "Organization", cell: (request) => <Anchor component="button" fw={550} size="sm" c="var(--ink)" onClick={() => setShown(request)}>{request.organization}</Anchor> },
    { id: "kind", header: "Kind", cell: (request) => labelOf("kind", request.kind) },
    { id: "states", header: "States", cell: (request) => listOf(request.states) },
    { id: "providers", header: "Providers", end: true, cell: (request) => request.providerCount ?? NOTHING },
    { id: "at", header: "Received", cell: (request) => formatDate(request.createdAt) },
    { id: "state", header: "State", cell: (request) => <State of="request" is={request.state} /> },
  ];
  return (
    <Page title="Consultation requests">
      <Card flush title="Requests" actions={<NativeSelect aria-label="State" data={STATES} value={state} onChange={(event) => setState(event.currentTarget.value)} />}>
        <ListTable
          list={list} columns={columns} label="Consultation requests" rowKey={(request) => request.id}
          empty={<Empty icon={IconInbox} title={state === "received" ? "No new requests" : "No requests"}>Prospects ask at /consultation; what they ask appears here.</Empty>}
        />
      </Card>
      {shown ? <RequestDialog request={shown} close={() => setShown(null)} /> : null}
    </Page>
  );
}

function RequestDialog({ request, close }: { request: ConsultationRequest; close: () => void }) {
  useFocusBack();
  const person = usePerson();
  const navigate = useNavigate();
  const [declining, setDeclining] = useState(false);
  const form = useForm({ initialValues: { reason: "" } });
  const where = { path: { id: request.id } };
  if (declining) {
    return (
      <Dialog
        title={`Decline ${request.organization}`} opened close={close} act="Decline" danger form={form} done="The request is declined"
        onSubmit={(key) => post("/v1/consultation-requests/{id}/decline", where, { reason: form.getValues().reason.trim() || null }, key)}
      >
        <Textarea label="Reason" description="For our records" data-autofocus {...form.getInputProps("reason")} />
      </Dialog>
    );
  }
  return (
    <Modal opened onClose={close} title={request.organization}>
      <Stack>
        <Facts items={[
          ["Reference", request.reference],
          ["Contact", request.contact.name],
          ["E-mail", <Anchor key="email" size="sm" href={`mailto:${request.contact.email}`}>{request.contact.email}</Anchor>],
          ["Phone", request.contact.phone ?? NOTHING],
          ["Kind", labelOf("kind", request.kind)],
          ["States", listOf(request.states)],
          ["Specialties", listOf(request.specialties.map(fieldOf))],
          ["Providers", request.providerCount ?? NOTHING],
          ["Goals", request.goals ?? NOTHING],
          ["Questions", request.questions.length === 0 ? NOTHING : <ul key="questions" style={{ margin: 0, paddingLeft: 18 }}>{request.questions.map((question) => <li key={question}>{question}</li>)}</ul>],
          request.declineReason ? ["Declined", request.declineReason] : null,
        ]} />
        <Group justify="flex-end">
          {request.clientId ? <Button variant="default" onClick={() => void navigate({ to: "/clients/$clientId", params: { clientId: request.clientId! } })}>To the client</Button> : null}
          {request.state === "received" && person.may("consultation-requests.decide") ? <>
            <Button variant="default" onClick={() => setDeclining(true)}>Decline</Button>
            <ActionButton
              label="Accept" done="The client is created" act={(key) => post("/v1/consultation-requests/{id}/accept", where, undefined, key)}
              then={(accepted) => {
                close();
                if (accepted.clientId) void navigate({ to: "/clients/$clientId", params: { clientId: accepted.clientId } });
              }}
            />
          </> : null}
        </Group>
      </Stack>
    </Modal>
  );
}
