import { Button, Grid, Stack, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconChecklist, IconEye, IconLayoutKanban, IconPencil } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useList, useRead } from "@/api/hooks";
import { post } from "@/api/http";
import type { Application, CredentialFile, Provider } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useTrail } from "@/clients/useTrail";
import { dotted, formatDate, listOf, NOTHING } from "@/lib/format";
import { nameOf } from "@/lib/people";
import { fieldAndCode } from "@/lib/taxonomies";
import { labelOf } from "@/lib/words";
import { DataTable, ListTable, type Column } from "@/ui/DataTable";
import { ActionButton, Dialog } from "@/ui/Dialog";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card, Facts, Page } from "@/ui/Page";
import { Chip, State } from "@/ui/State";
import { EditProvider } from "./ProviderForm";

export function ProviderPage() {
  const { providerId } = useParams({ strict: false }) as { providerId: string };
  const provider = useRead("/v1/providers/{id}", { path: { id: providerId } });
  return <Loaded read={provider}>{(data) => <OneProvider provider={data} />}</Loaded>;
}

type License = Provider["licenses"][number];

const licenses: Column<License>[] = [
  { id: "state", header: "State", cell: (one) => <strong style={{ fontWeight: 550 }}>{one.state}</strong> },
  { id: "number", header: "Number", cell: (one) => one.number },
  { id: "issued", header: "Issued", cell: (one) => formatDate(one.issuedOn) },
  { id: "expires", header: "Expires", cell: (one) => formatDate(one.expiresOn) },
];

const files: Column<CredentialFile>[] = [
  { id: "kind", header: "Kind", cell: (file) => <Link to="/credential-files/$fileId" params={{ fileId: file.id }}>{labelOf("file", file.kind)}</Link> },
  { id: "set", header: "Judged by", cell: (file) => `${labelOf("criteriaSet", file.criteriaSet.code)}, edition ${file.criteriaSet.edition}` },
  { id: "due", header: "Due", cell: (file) => formatDate(file.clock.dueAt) },
  { id: "state", header: "State", cell: (file) => <State of="file" is={file.state} /> },
];

const applications: Column<Application>[] = [
  { id: "payor", header: "Payor", cell: (one) => <Link to="/applications/$applicationId" params={{ applicationId: one.id }}>{one.payorName}</Link> },
  { id: "submitted", header: "Submitted", cell: (one) => formatDate(one.submittedAt) },
  { id: "state", header: "State", cell: (one) => <State of="application" is={one.state} /> },
];

function OneProvider({ provider }: { provider: Provider }) {
  const person = usePerson();
  const trail = useTrail(provider.clientId, { label: "Practices and providers", tab: "practices" });
  const [open, setOpen] = useState<"edit" | "unmask" | null>(null);
  const [unmasked, setUnmasked] = useState<Provider | null>(null);
  const close = () => setOpen(null);
  const own = { query: { providerId: provider.id } };
  const fileList = useList("/v1/credential-files", own, { enabled: person.may("credential-files.read") });
  const applicationList = useList("/v1/applications", own, { enabled: person.may("applications.read") });
  const shown = unmasked ?? provider;
  const personal = Boolean(provider.dateOfBirth) || provider.dea.length > 0;
  return (
    <Page
      title={nameOf(provider)} trail={trail} under={<><span>NPI {provider.npi}</span>{provider.excluded ? <Chip tone="bad">Excluded</Chip> : null}</>}
      actions={<>
        {person.may("personal-data.unmask") && personal && !unmasked ? <Button variant="default" leftSection={<IconEye size={16} />} onClick={() => setOpen("unmask")}>Show personal data</Button> : null}
        {person.may("providers.write") ? <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setOpen("edit")}>Edit</Button> : null}
      </>}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="lg">
            <Card title="Licences" flush>
              {provider.licenses.length === 0 ? <Empty title="No licence is known">Payors ask for one in each of their states.</Empty>
                : <DataTable rows={provider.licenses} columns={licenses} label="Licences" rowKey={(one) => `${one.state} ${one.number}`} />}
            </Card>
            {person.may("credential-files.read") ? (
              <Card title="Credential files" flush actions={person.may("credential-files.write") && fileList.items?.length === 0
                ? <ActionButton quiet label="Open a file" done="The file is open" act={(key) => post("/v1/providers/{id}/credential-files", { path: { id: provider.id } }, { kind: "initial" }, key)} /> : undefined}>
                <ListTable list={fileList} columns={files} label="Credential files" rowKey={(file) => file.id} empty={<Empty icon={IconChecklist} title="No credential file yet">It opens when the client's discovery report is published.</Empty>} />
              </Card>
            ) : null}
            {person.may("applications.read") ? (
              <Card title="Applications" flush>
                <ListTable list={applicationList} columns={applications} label="Applications" rowKey={(one) => one.id} empty={<Empty icon={IconLayoutKanban} title="No applications yet" />} />
              </Card>
            ) : null}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="lg">
            <Card title="Person">
              <Facts items={[
                ["Born", shown.dateOfBirth ? (unmasked ? formatDate(shown.dateOfBirth) : `${dotted(shown.dateOfBirth)} on file`) : "Not on file"],
                ["SSN", provider.hasSsn ? "•••-••-•••• on file" : "Not on file"],
                ["DEA", shown.dea.length === 0 ? NOTHING : <Lines key="dea" of={shown.dea.map((one) => `${dotted(one.number)} (${one.state})`)} />],
                ["E-mail", provider.email ?? NOTHING],
                ["CAQH id", provider.caqhId ?? NOTHING],
                ["Specialties", provider.taxonomies.length === 0 ? NOTHING : <Lines key="fields" of={provider.taxonomies.map(fieldAndCode)} />],
                provider.formerNames.length > 0 ? ["Former names", listOf(provider.formerNames)] : null,
              ]} />
            </Card>
            <Background provider={provider} />
          </Stack>
        </Grid.Col>
      </Grid>
      {open === "edit" ? <EditProvider provider={provider} close={close} /> : null}
      {open === "unmask" ? <Unmask provider={provider} close={close} show={setUnmasked} /> : null}
    </Page>
  );
}

const Lines = ({ of }: { of: readonly string[] }) => <>{of.map((line) => <div key={line}>{line}</div>)}</>;
const period = (from?: string | null, to?: string | null) => (from || to ? `, ${formatDate(from)} to ${to ? formatDate(to) : "now"}` : "");

function Background({ provider }: { provider: Provider }) {
  const { boardCertifications, education, workHistory, malpractice } = provider;
  return (
    <Card title="Background">
      <Facts items={[
        ["Boards", boardCertifications.length === 0 ? NOTHING : <Lines key="b" of={boardCertifications.map((one) => `${one.board}: ${one.specialty}${one.lifetime ? ", for life" : one.expiresOn ? `, to ${formatDate(one.expiresOn)}` : ""}`)} />],
        ["Education", education.length === 0 ? NOTHING : <Lines key="e" of={education.map((one) => `${one.degree}, ${one.institution}${period(one.startedOn, one.completedOn)}`)} />],
        ["Work", workHistory.length === 0 ? NOTHING : <Lines key="w" of={workHistory.map((one) => `${one.position}, ${one.employer}${period(one.startedOn, one.endedOn)}`)} />],
        ["Malpractice", malpractice.length === 0 ? NOTHING : <Lines key="m" of={malpractice.map((one) => `${one.carrier}${one.expiresOn ? `, to ${formatDate(one.expiresOn)}` : ""}`)} />],
      ]} />
    </Card>
  );
}

/** Shown until the page is left; who looked and why is on record. */
function Unmask({ provider, close, show }: { provider: Provider; close: () => void; show: (provider: Provider) => void }) {
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: (value) => (value.trim() ? null : "Say why you need it") } });
  return (
    <Dialog
      onSubmit={(key) => post("/v1/providers/{id}/unmask", { path: { id: provider.id } }, { reason: form.getValues().reason.trim() }, key)}
      title="Show personal data" opened close={close} act="Show" form={form} then={show}
    >
      <Textarea label="Reason" description="Recorded with your name, and read by auditors" required data-autofocus {...form.getInputProps("reason")} />
    </Dialog>
  );
}
