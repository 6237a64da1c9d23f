import { Anchor, Code, Drawer, Group, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconMoodCheck } from "@tabler/icons-react";
import { useState } from "react";
import { Button } from "@mantine/core";
import { useList } from "@/api/hooks";
import { post } from "@/api/http";
import type { FailedMessage } from "@/api/types";
import { formatTime } from "@/lib/format";
import { statesOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { ActionButton, Dialog } from "@/ui/Dialog";
import { Empty } from "@/ui/Feedback";
import { Card, Facts, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { useFocusBack } from "@/ui/useFocusBack";

const STATES = [{ value: "", label: "Every state" }, ...statesOf("failedMessage")];

/** `urn:message:Credentialing.Billing.Contracts:InvoicePaid` as "InvoicePaid". */
export const nameOfType = (type: string): string => type.split(/[:.+]/).at(-1) ?? type;

/** What services could not take up, for administrators: read, send again, or let go with a reason. */
export function FailedMessagesPage() {
  const [state, setState] = useState("filed");
  const [shown, setShown] = useState<FailedMessage | null>(null);
  const list = useList("/v1/failed-messages", { query: { state } }, { keep: true, every: 30_000 });
  const columns: Column<FailedMessage>[] = [
    { id: "type", header: "Message", cell: (message) => <Anchor component="button" fw={550} size="sm" c="var(--ink)" onClick={() => setShown(message)}>{nameOfType(message.type)}</Anchor> },
    { id: "service", header: "Service", cell: (message) => message.service },
    { id: "reason", header: "Why", cell: (message) => nameOfType(message.reason.type) },
    { id: "deliveries", header: "Tries", end: true, cell: (message) => message.deliveries },
    { id: "at", header: "Failed", cell: (message) => formatTime(message.failedAt) },
    { id: "state", header: "State", cell: (message) => <State of="failedMessage" is={message.state} /> },
  ];
  return (
    <Page title="Failed messages">
      <Card flush title="Messages" actions={<NativeSelect aria-label="State" data={STATES} value={state} onChange={(event) => setState(event.currentTarget.value)} />}>
        <ListTable
          list={list} columns={columns} label="Failed messages" rowKey={(message) => `${message.service} ${message.id}`}
          empty={<Empty icon={IconMoodCheck} title="Nothing has failed">Messages that a service could not take up are filed here, with the reason.</Empty>}
        />
      </Card>
      {shown ? <Message message={shown} close={() => setShown(null)} /> : null}
    </Page>
  );
}

function Message({ message, close }: { message: FailedMessage; close: () => void }) {
  useFocusBack();
  const [discarding, setDiscarding] = useState(false);
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: (value) => (value.trim() ? null : "Say why it is not needed") } });
  const where = { path: { id: message.id } };
  return (
    <Drawer opened onClose={close} title={nameOfType(message.type)}>
      <Stack>
        <Facts items={[
          ["State", <State key="state" of="failedMessage" is={message.state} />],
          ["Service", message.service],
          ["Queue", message.queue],
          ["Failed", formatTime(message.failedAt)],
          ["Tries", message.deliveries],
          ["Why", message.reason.message],
          ["Kind of fault", message.reason.type],
          ["Message id", message.messageId],
          message.discardReason ? ["Let go because", message.discardReason] : null,
        ]} />
        <Code block tabIndex={0} aria-label="Content" style={{ maxHeight: 320, overflow: "auto", fontSize: 12.5 }}>{JSON.stringify(message.body, null, 2)}</Code>
        {message.state === "filed" ? (
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setDiscarding(true)}>Discard</Button>
            <ActionButton label="Send again" done="It is sent again" then={close} act={(key) => post("/v1/failed-messages/{id}/replay", where, undefined, key)} />
          </Group>
        ) : null}
      </Stack>
      {discarding ? (
        <Dialog
          title="Discard the message" opened close={() => setDiscarding(false)} act="Discard" danger form={form} done="The message is discarded" then={close}
          onSubmit={(key) => post("/v1/failed-messages/{id}/discard", where, { reason: form.getValues().reason.trim() }, key)}
        >
          <Textarea label="Reason" description="It is recorded, with your name" required data-autofocus {...form.getInputProps("reason")} />
        </Dialog>
      ) : null}
    </Drawer>
  );
}
