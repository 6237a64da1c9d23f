import { Anchor, Progress, Stack, Text } from "@mantine/core";
import { IconCertificate } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import type { CredentialFile, FileElement } from "@/api/types";
import { useTrail } from "@/clients/useTrail";
import { formatCount, formatDate, NOTHING } from "@/lib/format";
import { byUrgency, progressOfFile } from "@/lib/files";
import { nameOf } from "@/lib/people";
import { labelOf } from "@/lib/words";
import { DataTable, type Column } from "@/ui/DataTable";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { DueBy } from "./DueBy";
import { ElementDrawer } from "./ElementDrawer";
import { SourceProgress, VerifyAll } from "./VerifyAll";

export function FilePage() {
  const { fileId } = useParams({ strict: false }) as { fileId: string };
  const file = useRead("/v1/credential-files/{id}", { path: { id: fileId } }, { every: 15_000 });
  return <Loaded read={file} lines={10}>{(data) => <OneFile file={data} />}</Loaded>;
}

function OneFile({ file }: { file: CredentialFile }) {
  const trail = useTrail(file.clientId, { label: "Practices and providers", tab: "practices" });
  const provider = useRead("/v1/providers/{id}", { path: { id: file.providerId } });
  const [code, setCode] = useState<string | null>(null);
  const element = file.elements.find((one) => one.code === code);
  const { verified, required } = progressOfFile(file);
  const name = provider.data ? nameOf(provider.data) : "…";
  const columns: Column<FileElement>[] = [
    {
      id: "name", header: "Element", cell: (one) => (
        <Anchor component="button" ta="left" size="sm" fw={550} c="var(--ink)" onClick={() => setCode(one.code)}>{one.name}{one.required ? "" : " (optional)"}</Anchor>
      ),
    },
    { id: "state", header: "State", cell: (one) => <State of="element" is={one.state} /> },
    { id: "source", header: "Source", cell: (one) => (one.source ? `${one.source}${one.method ? `, ${labelOf("verification", one.method).toLowerCase()}` : ""}` : NOTHING) },
    { id: "verified", header: "Checked", width: 128, cell: (one) => formatDate(one.verifiedAt) },
    { id: "asOf", header: "Source's data of", width: 128, cell: (one) => formatDate(one.sourceDate) },
    { id: "valid", header: "Valid until", width: 128, cell: (one) => formatDate(one.validUntil) },
    { id: "attempts", header: "Attempts", end: true, cell: (one) => one.attempts.length || NOTHING },
    { id: "evidence", header: "Evidence", end: true, cell: (one) => one.evidence.length || NOTHING },
  ];
  return (
    <Page
      title={`Credential file of ${name}`} trail={[...trail, { label: name, to: `/providers/${file.providerId}` }]}
      under={<>
        <State of="file" is={file.state} />
        <span>{labelOf("file", file.kind)}</span>
        <span>Judged by {labelOf("criteriaSet", file.criteriaSet.code)}, edition {file.criteriaSet.edition}</span>
        <span>Due <DueBy clock={file.clock} open={file.state !== "reported" && file.state !== "withdrawn"} /></span>
      </>}
      actions={<VerifyAll file={file} />}
    >
      <Stack gap="lg">
        <SourceProgress file={file} />
        <Card flush title="Elements" actions={
          <div style={{ width: 240 }}>
            <Text size="sm" mb={4}>{verified} of {required} required verified</Text>
            <Progress value={required === 0 ? 0 : (100 * verified) / required} size="sm" aria-label="Required elements verified" />
          </div>
        }>
          {file.elements.length === 0
            ? <Empty icon={IconCertificate} title="Nothing to verify">The criteria set asks for nothing of this provider.</Empty>
            : <DataTable rows={byUrgency(file.elements)} columns={columns} label="Elements" rowKey={(one) => one.code} />}
        </Card>
      </Stack>
      <Text size="sm" c="dimmed" mt="sm">
        Opened {formatDate(file.clock.startedAt)}{file.clock.pausedDays > 0 ? `, paused for ${formatCount(file.clock.pausedDays, "day")}` : ""}. <Link to="/providers/$providerId" params={{ providerId: file.providerId }} style={{ color: "inherit" }}>What the provider states</Link>
      </Text>
      {element ? <ElementDrawer file={file} element={element} close={() => setCode(null)} /> : null}
    </Page>
  );
}
