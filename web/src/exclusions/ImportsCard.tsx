import { Anchor, Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconListSearch, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useList } from "@/api/hooks";
import type { ListImport } from "@/api/types";
import { usePerson } from "@/auth/me";
import { formatTime, NOTHING } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";
import { ImportDrawer } from "./ImportDrawer";
import { UploadList } from "./UploadList";

const LOOK = 5_000;
const count = (rows: number) => rows.toLocaleString("en-US");

/** The files that the lists were made from, and what came of their rows. */
export function ImportsCard() {
  const { may } = usePerson();
  const [uploading, upload] = useDisclosure(false);
  const [shown, show] = useState<string | null>(null);
  const list = useList("/v1/exclusion-lists/imports", {}, { limit: 10, every: LOOK });
  const columns: Column<ListImport>[] = [
    { id: "at", header: "Taken in", cell: (one) => <Anchor component="button" fw={550} size="sm" c="var(--ink)" onClick={() => show(one.id)}>{formatTime(one.createdAt)}</Anchor> },
    { id: "list", header: "List", cell: (one) => labelOf("list", one.list) },
    { id: "kind", header: "File", cell: (one) => labelOf("listKind", one.kind) },
    { id: "state", header: "State", cell: (one) => <State of="listImport" is={one.state} /> },
    { id: "read", header: "Rows", end: true, cell: (one) => count(one.rows.read) },
    { id: "added", header: "New", end: true, cell: (one) => count(one.rows.added) },
    { id: "refused", header: "Left out", end: true, cell: (one) => count(one.rows.refused) },
    { id: "edition", header: "Edition", end: true, cell: (one) => one.edition ?? NOTHING },
  ];
  return (
    <Card title="Files" flush actions={may("exclusion-lists.write") ? <Button variant="default" leftSection={<IconUpload size={16} />} onClick={upload.open}>Upload a file</Button> : undefined}>
      <ListTable
        list={list} columns={columns} label="Files of exclusion lists" rowKey={(one) => one.id}
        empty={<Empty icon={IconListSearch} title="No file was taken in yet">The lists are fetched from their publishers once a month.</Empty>}
      />
      {uploading ? <UploadList close={upload.close} then={show} /> : null}
      {shown ? <ImportDrawer id={shown} close={() => show(null)} /> : null}
    </Card>
  );
}
