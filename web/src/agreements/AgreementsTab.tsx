import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus, IconSignature } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import { post } from "@/api/http";
import type { Agreement, AgreementKind } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useClientId } from "@/clients/useClient";
import { formatDate, NOTHING } from "@/lib/format";
import { labelOf, optionsOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Dialog } from "@/ui/Dialog";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";

const columns: Column<Agreement>[] = [
  { id: "kind", header: "Agreement", cell: (one) => <Link to="/agreements/$agreementId" params={{ agreementId: one.id }}>{labelOf("agreement", one.kind)}</Link> },
  { id: "drafted", header: "Drafted", cell: (one) => formatDate(one.createdAt) },
  { id: "sent", header: "Sent", cell: (one) => (one.sentAt ? formatDate(one.sentAt) : NOTHING) },
  { id: "executed", header: "Executed", cell: (one) => (one.executedAt ? formatDate(one.executedAt) : NOTHING) },
  { id: "state", header: "State", cell: (one) => <State of="agreement" is={one.state} /> },
];

/** A client's agreements. */
export function AgreementsTab() {
  const clientId = useClientId();
  const person = usePerson();
  const list = useList("/v1/clients/{clientId}/agreements", { path: { clientId } });
  const [opened, draft] = useDisclosure(false);
  return (
    <Card title="Agreements" flush actions={person.may("agreements.write") ? <Button leftSection={<IconPlus size={16} />} onClick={draft.open}>Draft an agreement</Button> : undefined}>
      <ListTable
        list={list} columns={columns} label="Agreements" rowKey={(one) => one.id}
        empty={<Empty icon={IconSignature} title="No agreements yet">{person.staff ? "Both the Services Agreement and the Statement of Work are signed by both sides; then onboarding is invoiced." : "You find what there is to sign here."}</Empty>}
      />
      {opened ? <Draft clientId={clientId} close={draft.close} /> : null}
    </Card>
  );
}

/** "services: research only" line by line, as the API wants it. */
export function termsOf(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines.split("\n").map((line) => line.split(/:(.*)/s)).filter(([name, value]) => name?.trim() && value?.trim()).map(([name, value]) => [name!.trim(), value!.trim()]),
  );
}

function Draft({ clientId, close }: { clientId: string; close: () => void }) {
  const navigate = useNavigate();
  const form = useForm({ initialValues: { kind: "msa" as AgreementKind, terms: "" } });
  return (
    <Dialog
      title="Draft an agreement" opened close={close} act="Draft" form={form} done="The draft is ready to be read"
      onSubmit={(key) => {
        const { kind, terms } = form.getValues();
        return post("/v1/clients/{clientId}/agreements", { path: { clientId } }, { kind, terms: termsOf(terms) }, key);
      }}
      then={(made) => void navigate({ to: "/agreements/$agreementId", params: { agreementId: made.id } })}
    >
      <NativeSelect label="Agreement" data={optionsOf("agreement")} data-autofocus {...form.getInputProps("kind")} />
      <Textarea label="Terms of its own" description="One a line, as name: what is agreed. Without any, the template's own words hold." placeholder="providerCount: 4" {...form.getInputProps("terms")} />
    </Dialog>
  );
}
