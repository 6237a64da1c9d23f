import { Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBuildingHospital, IconPlus, IconStethoscope } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useList } from "@/api/hooks";
import type { CredentialFile, Practice, Provider } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useClientId } from "@/clients/useClient";
import { listOf, masked, NOTHING } from "@/lib/format";
import { nameOf } from "@/lib/people";
import { fieldOf } from "@/lib/taxonomies";
import { RostersCard } from "@/rosters/RostersCard";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { Chip, State } from "@/ui/State";
import { EditPractice, PracticeForm } from "./PracticeForm";
import { NewProvider } from "./ProviderForm";

/** A client's practices, and the providers who work there. */
export function PracticesTab() {
  const clientId = useClientId();
  const person = usePerson();
  return (
    <Stack gap="lg">
      {person.may("practices.read") ? <Practices clientId={clientId} /> : null}
      <Providers clientId={clientId} />
      {person.may("providers.read") ? <RostersCard clientId={clientId} /> : null}
    </Stack>
  );
}

const addressOf = (practice: Practice) => listOf(practice.locations.map((place) => `${place.city}, ${place.state}`));

function Practices({ clientId }: { clientId: string }) {
  const person = usePerson();
  const writes = person.may("practices.write");
  const list = useList("/v1/clients/{clientId}/practices", { path: { clientId } });
  const [opened, add] = useDisclosure(false);
  const [editing, setEditing] = useState<Practice | null>(null);
  const columns: Column<Practice>[] = [
    { id: "name", header: "Practice", cell: (practice) => <strong style={{ fontWeight: 550 }}>{practice.name}</strong> },
    { id: "npi", header: "NPI", cell: (practice) => practice.npi },
    { id: "tin", header: "Tax id", cell: (practice) => masked(practice.tin) },
    { id: "where", header: "Locations", cell: addressOf },
    ...(writes ? [{ id: "edit", header: "", end: true, cell: (practice: Practice) => <Button size="compact-sm" variant="default" aria-label={`Edit ${practice.name}`} onClick={() => setEditing(practice)}>Edit</Button> }] : []),
  ];
  return (
    <Card title="Practices" flush actions={writes ? <Button variant="default" leftSection={<IconPlus size={16} />} onClick={add.open}>Add a practice</Button> : undefined}>
      <ListTable
        list={list} columns={columns} label="Practices" rowKey={(practice) => practice.id}
        empty={<Empty icon={IconBuildingHospital} title="No practice is set up">A practice has an NPI of its own and the places where its providers see patients.</Empty>}
      />
      {opened ? <PracticeForm clientId={clientId} close={add.close} /> : null}
      {editing ? <EditPractice practice={editing} close={() => setEditing(null)} /> : null}
    </Card>
  );
}

function Providers({ clientId }: { clientId: string }) {
  const person = usePerson();
  const list = useList("/v1/providers", { query: { clientId, sort: "lastName" } });
  const files = useList("/v1/credential-files", { query: { clientId } }, { limit: 200, enabled: person.may("credential-files.read") });
  const [opened, add] = useDisclosure(false);
  const columns: Column<Provider>[] = [
    { id: "name", header: "Provider", cell: (provider) => <Link to="/providers/$providerId" params={{ providerId: provider.id }}>{nameOf(provider)}</Link> },
    { id: "npi", header: "NPI", cell: (provider) => provider.npi },
    { id: "taxonomies", header: "Specialties", cell: (provider) => listOf(provider.taxonomies.map(fieldOf)) },
    { id: "licenses", header: "Licensed in", cell: (provider) => listOf([...new Set(provider.licenses.map((license) => license.state))]) },
    { id: "file", header: "Credential file", cell: (provider) => (provider.excluded ? <Chip tone="bad">Excluded</Chip> : <FileOf file={files.items?.find((file) => file.providerId === provider.id)} />) },
  ];
  return (
    <Card title="Providers" flush actions={person.may("providers.write") ? <Button leftSection={<IconPlus size={16} />} onClick={add.open}>Add a provider</Button> : undefined}>
      <ListTable
        list={list} columns={columns} label="Providers" rowKey={(provider) => provider.id}
        empty={<Empty icon={IconStethoscope} title="No provider is set up">Enter an NPI, and what the public registry knows is filled in.</Empty>}
      />
      {opened ? <NewProvider clientId={clientId} close={add.close} /> : null}
    </Card>
  );
}

const FileOf = ({ file }: { file: CredentialFile | undefined }) =>
  file ? <Link to="/credential-files/$fileId" params={{ fileId: file.id }} style={{ textDecoration: "none" }}><State of="file" is={file.state} /></Link> : <>{NOTHING}</>;
