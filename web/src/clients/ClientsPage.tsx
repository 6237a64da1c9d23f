import { Button, CloseButton, Group, NativeSelect, Skeleton, TextInput } from "@mantine/core";
import { useDebouncedCallback, useDisclosure } from "@mantine/hooks";
import { IconBuilding, IconPlus, IconSearch } from "@tabler/icons-react";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useList, useRead } from "@/api/hooks";
import type { Client } from "@/api/types";
import { usePerson } from "@/auth/me";
import { formatDate, listOf } from "@/lib/format";
import { progressOf, whoseMove } from "@/lib/journey";
import { labelOf, optionsOf, statesOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { Mover, State } from "@/ui/State";
import { ClientForm } from "./ClientForm";

const route = getRouteApi("/inside/clients");
const PAGE = 25;

const columns: Column<Client>[] = [
  { id: "name", header: "Client", cell: (client) => <Link to="/clients/$clientId" params={{ clientId: client.id }}>{client.name}</Link> },
  { id: "kind", header: "Kind", cell: (client) => labelOf("kind", client.kind) },
  { id: "states", header: "States", cell: (client) => listOf(client.states) },
  { id: "step", header: "Step", width: 170, cell: (client) => <CurrentStep client={client} /> },
  { id: "mover", header: "Next move", width: 120, cell: (client) => <NextMover client={client} /> },
  { id: "since", header: "Since", end: true, width: 130, cell: (client) => formatDate(client.createdAt) },
];

const useJourney = (client: Client) => useRead("/v1/clients/{clientId}/journey", { path: { clientId: client.id } }, { enabled: client.state === "active" });

function CurrentStep({ client }: { client: Client }) {
  const { data } = useJourney(client);
  if (client.state !== "active") {
    return <State of="client" is={client.state} />;
  }
  if (!data) {
    return <Skeleton height={14} width={110} my={4} />;
  }
  const { done, of } = progressOf(data);
  return <span>{labelOf("step", data.currentStep)} <span style={{ color: "var(--soft)", fontSize: 12.5 }}>{done}/{of}</span></span>;
}

function NextMover({ client }: { client: Client }) {
  const { data } = useJourney(client);
  return client.state !== "active" ? <>–</> : data ? <Mover who={whoseMove(data)} /> : <Skeleton height={14} width={60} my={4} />;
}

/** All clients, where each stands and whose move it is. */
export function ClientsPage() {
  const { q, kind, state } = route.useSearch();
  const navigate = useNavigate({ from: "/clients" });
  const person = usePerson();
  const [typed, setTyped] = useState(q ?? "");
  const [opened, form] = useDisclosure(false);
  const search = (change: { q?: string | undefined; kind?: string | undefined; state?: string | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const find = useDebouncedCallback((words: string) => search({ q: words || undefined }), 250);
  const list = useList("/v1/clients", { query: { q, kind, state } }, { limit: PAGE, keep: true });
  const anyFilter = Boolean(q ?? kind ?? state);
  const kinds = useMemo(() => [{ value: "", label: "Every kind" }, ...optionsOf("kind")], []);
  const states = useMemo(() => [{ value: "", label: "Every state" }, ...statesOf("client")], []);
  const clear = () => {
    setTyped("");
    search({ q: undefined, kind: undefined, state: undefined });
  };

  return (
    <Page title="Clients" actions={person.may("clients.create") ? <Button leftSection={<IconPlus size={16} />} onClick={form.open}>New client</Button> : undefined}>
      <Card flush label="Clients" actions={
        <Group gap="xs" wrap="wrap">
          <TextInput
            aria-label="Search clients by name" placeholder="Search by name" w={{ base: "100%", xs: 280 }} value={typed} leftSection={<IconSearch size={16} aria-hidden />}
            onChange={(event) => { setTyped(event.currentTarget.value); find(event.currentTarget.value); }}
            rightSection={typed ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => { setTyped(""); search({ q: undefined }); }} /> : null}
          />
          <NativeSelect aria-label="Kind" data={kinds} value={kind ?? ""} onChange={(event) => search({ kind: event.currentTarget.value || undefined })} />
          <NativeSelect aria-label="State" data={states} value={state ?? ""} onChange={(event) => search({ state: event.currentTarget.value || undefined })} />
        </Group>
      }>
        <ListTable
          list={list} columns={columns} label="Clients" rowKey={(client) => client.id}
          empty={anyFilter
            ? <Empty title="No client matches" action={<Button variant="default" onClick={clear}>Clear the filters</Button>}>Try fewer words, or another filter.</Empty>
            : <Empty icon={IconBuilding} title="No clients yet">A client begins with a consultation request that is accepted, or is entered here.</Empty>}
        />
      </Card>
      {opened ? <ClientForm close={form.close} then={(client) => void navigate({ to: "/clients/$clientId", params: { clientId: client.id } })} /> : null}
    </Page>
  );
}
