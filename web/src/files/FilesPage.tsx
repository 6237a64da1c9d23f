import { NativeSelect, Skeleton } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useList, useRead } from "@/api/hooks";
import type { CredentialFile } from "@/api/types";
import { ClientName } from "@/clients/ClientName";
import { progressOfFile } from "@/lib/files";
import { nameOf } from "@/lib/people";
import { labelOf, statesOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { DueBy } from "./DueBy";

const STATES = [{ value: "", label: "Every state" }, ...statesOf("file")];

function ProviderName({ id }: { id: string }) {
  const { data } = useRead("/v1/providers/{id}", { path: { id } });
  return data ? <>{nameOf(data)}</> : <Skeleton height={14} width={130} my={4} />;
}

const columns: Column<CredentialFile>[] = [
  { id: "provider", header: "Provider", cell: (file) => <Link to="/credential-files/$fileId" params={{ fileId: file.id }}><ProviderName id={file.providerId} /></Link> },
  { id: "client", header: "Client", cell: (file) => <ClientName id={file.clientId} /> },
  { id: "kind", header: "Kind", cell: (file) => labelOf("file", file.kind) },
  { id: "progress", header: "Verified", cell: (file) => `${progressOfFile(file).verified} of ${progressOfFile(file).required}` },
  { id: "due", header: "Due", cell: (file) => <DueBy clock={file.clock} open={file.state !== "reported" && file.state !== "withdrawn"} /> },
  { id: "state", header: "State", cell: (file) => <State of="file" is={file.state} /> },
];

/** Every credential file that is worked on. */
export function FilesPage() {
  const [state, setState] = useState("");
  const list = useList("/v1/credential-files", { query: { state } }, { keep: true, limit: 25 });
  return (
    <Page title="Credential files">
      <Card flush title="Files" actions={<NativeSelect aria-label="State" data={STATES} value={state} onChange={(event) => setState(event.currentTarget.value)} />}>
        <ListTable
          list={list} columns={columns} label="Credential files" rowKey={(file) => file.id}
          empty={<Empty icon={IconChecklist} title="No credential files">{state ? "None is in this state." : "They open when a client's discovery report is published."}</Empty>}
        />
      </Card>
    </Page>
  );
}
