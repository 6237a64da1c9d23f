import { Anchor, Button, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFiles, IconPlus, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useList } from "@/api/hooks";
import { download } from "@/api/http";
import type { DocumentRequest, StoredDocument } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useClientId } from "@/clients/useClient";
import { documentKind } from "@/lib/documents";
import { formatBytes, formatDate, relativeDay } from "@/lib/format";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";
import { RequestDocument } from "./RequestDocument";
import { SubjectName } from "./SubjectName";
import { Upload } from "./Upload";

/** What is asked for, and what is there. */
export function DocumentsTab() {
  const clientId = useClientId();
  return <Stack gap="lg"><Requests clientId={clientId} /><Documents clientId={clientId} /></Stack>;
}

function Requests({ clientId }: { clientId: string }) {
  const person = usePerson();
  const list = useList("/v1/document-requests", { query: { clientId } });
  const [opened, ask] = useDisclosure(false);
  const [answering, setAnswering] = useState<DocumentRequest | null>(null);
  const columns: Column<DocumentRequest>[] = [
    { id: "kind", header: "Document", cell: (one) => <strong style={{ fontWeight: 550 }}>{documentKind(one.documentKind)}</strong> },
    { id: "of", header: "Of", cell: (one) => <SubjectName kind={one.subjectKind} id={one.subjectId} /> },
    { id: "why", header: "Why", cell: (one) => one.reason },
    { id: "due", header: "Due", cell: (one) => <span style={one.overdue ? { color: "var(--bad-fg)", fontWeight: 550 } : undefined}>{formatDate(one.dueOn)}{one.state === "open" ? `, ${relativeDay(one.dueOn)}` : ""}</span> },
    { id: "state", header: "State", cell: (one) => <State of="documentRequest" is={one.state} /> },
    ...(person.may("documents.upload") ? [{
      id: "act", header: "", end: true,
      cell: (one: DocumentRequest) => (one.state === "open" ? <Button size="compact-sm" variant="default" aria-label={`Upload ${documentKind(one.documentKind)}`} onClick={() => setAnswering(one)}>Upload</Button> : null),
    }] : []),
  ];
  return (
    <Card title="Asked for" flush actions={person.may("document-requests.write") ? <Button variant="default" leftSection={<IconPlus size={16} />} onClick={ask.open}>Ask for a document</Button> : undefined}>
      <ListTable list={list} columns={columns} label="Requests for documents" rowKey={(one) => one.id} empty={<Empty icon={IconFiles} title="Nothing is asked for" />} />
      {opened ? <RequestDocument clientId={clientId} close={ask.close} /> : null}
      {answering ? <Upload clientId={clientId} request={answering} close={() => setAnswering(null)} /> : null}
    </Card>
  );
}

function Documents({ clientId }: { clientId: string }) {
  const person = usePerson();
  const list = useList("/v1/documents", { query: { clientId } });
  const [opened, upload] = useDisclosure(false);
  const columns: Column<StoredDocument>[] = [
    {
      id: "name", header: "File", cell: (one) => one.state === "usable"
        ? <Anchor component="button" ta="left" size="sm" fw={550} c="var(--ink)" onClick={() => void download(`/v1/documents/${one.id}/content`, one.fileName)}>{one.fileName}</Anchor>
        : one.fileName,
    },
    { id: "kind", header: "Kind", cell: (one) => documentKind(one.documentKind) },
    { id: "of", header: "Of", cell: (one) => <SubjectName kind={one.subjectKind} id={one.subjectId} /> },
    { id: "size", header: "Size", end: true, cell: (one) => formatBytes(one.size) },
    { id: "received", header: "Received", cell: (one) => formatDate(one.receivedAt) },
    { id: "expires", header: "Expires", cell: (one) => formatDate(one.expiresOn) },
    { id: "state", header: "State", cell: (one) => <State of="document" is={one.state} /> },
  ];
  return (
    <Card title="Documents" flush actions={person.may("documents.upload") ? <Button leftSection={<IconUpload size={16} />} onClick={upload.open}>Upload</Button> : undefined}>
      <ListTable list={list} columns={columns} label="Documents" rowKey={(one) => one.id} empty={<Empty icon={IconFiles} title="No documents yet">Every file is scanned and stored encrypted.</Empty>} />
      {opened ? <Upload clientId={clientId} close={upload.close} /> : null}
    </Card>
  );
}
