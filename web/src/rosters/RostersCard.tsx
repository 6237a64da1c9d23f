import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFileSpreadsheet, IconUpload } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import type { RosterListed } from "@/api/types";
import { usePerson } from "@/auth/me";
import { formatTime } from "@/lib/format";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";
import { UploadRoster } from "./UploadRoster";

const LOOK = 5_000;
const count = (rows: number) => rows.toLocaleString("en-US");

const columns: Column<RosterListed>[] = [
  { id: "at", header: "Sent", cell: (roster) => <Link to="/rosters/$rosterId" params={{ rosterId: roster.id }}>{formatTime(roster.createdAt)}</Link> },
  { id: "state", header: "State", cell: (roster) => <State of="roster" is={roster.state} /> },
  { id: "rows", header: "Rows", end: true, cell: (roster) => count(roster.rows) },
  { id: "imported", header: "Imported", end: true, cell: (roster) => count(roster.rowsImported) },
  { id: "refused", header: "Left out", end: true, cell: (roster) => count(roster.rowsRefused) },
];

/** The lists of providers that a client has sent, and how far each is. */
export function RostersCard({ clientId }: { clientId: string }) {
  const person = usePerson();
  const navigate = useNavigate();
  const [uploading, upload] = useDisclosure(false);
  const list = useList("/v1/rosters", { query: { clientId } }, { limit: 10, every: LOOK });
  const writes = person.may("providers.write");
  return (
    <Card title="Rosters" flush actions={writes ? <Button variant="default" leftSection={<IconUpload size={16} />} onClick={upload.open}>Upload a roster</Button> : undefined}>
      <ListTable
        list={list} columns={columns} label="Rosters" rowKey={(roster) => roster.id}
        empty={<Empty icon={IconFileSpreadsheet} title="No roster was sent">A roster sets up many providers at once, from a CSV file with a row for each.</Empty>}
      />
      {uploading ? <UploadRoster clientId={clientId} close={upload.close} then={(rosterId) => void navigate({ to: "/rosters/$rosterId", params: { rosterId } })} /> : null}
    </Card>
  );
}
