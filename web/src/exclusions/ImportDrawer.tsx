import { Drawer, Stack, Text, Title } from "@mantine/core";
import { useRead, useList } from "@/api/hooks";
import type { ListImport, RowFinding } from "@/api/types";
import { formatBytes, formatTime, NOTHING, shortHash } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Loaded } from "@/ui/Feedback";
import { Facts } from "@/ui/Page";
import { State } from "@/ui/State";
import { useFocusBack } from "@/ui/useFocusBack";

const LOOK = 2_000;

/** What came of a file, and of each row that was not taken whole. */
export function ImportDrawer({ id, close }: { id: string; close: () => void }) {
  useFocusBack();
  const read = useRead("/v1/exclusion-lists/imports/{id}", { path: { id } }, { every: LOOK });
  return (
    <Drawer opened onClose={close} title="A file of an exclusion list">
      <Loaded read={read}>{(one) => <OneImport one={one} />}</Loaded>
    </Drawer>
  );
}

const COUNTS: readonly (readonly [keyof ListImport["rows"], string])[] = [
  ["read", "Rows"], ["added", "New on the list"], ["changed", "Changed"], ["unchanged", "As before"], ["ended", "No longer in force"],
  ["unmatched", "Of nobody in force"], ["repeated", "Twice in the file"], ["refused", "Left out"],
];

const columns: Column<RowFinding>[] = [
  { id: "row", header: "Row", cell: (finding) => finding.row },
  { id: "field", header: "Column", cell: (finding) => finding.field ?? "The whole row" },
  { id: "text", header: "What is wrong", cell: (finding) => finding.text },
  { id: "refused", header: "So", cell: (finding) => (finding.refused ? "Left out" : "Taken without it") },
];

function OneImport({ one }: { one: ListImport }) {
  return (
    <Stack gap="lg">
      {one.reason ? <Text size="sm">{one.reason}</Text> : null}
      <Facts items={[
        ["State", <State key="state" of="listImport" is={one.state} />],
        ["List", labelOf("list", one.list)],
        ["File", labelOf("listKind", one.kind)],
        ["Edition", one.edition ?? NOTHING],
        ["Taken in", formatTime(one.createdAt)],
        ["Done", formatTime(one.finishedAt)],
        ["Size", formatBytes(one.size)],
        ["SHA-256", shortHash(one.sha256)],
        ...(one.state === "queued" ? [] : COUNTS.map(([name, label]) => [label, one.rows[name].toLocaleString("en-US")] as const)),
      ]} />
      {one.state === "queued" ? null : <Findings id={one.id} />}
    </Stack>
  );
}

function Findings({ id }: { id: string }) {
  const list = useList("/v1/exclusion-lists/imports/{id}/rows", { path: { id } });
  return (
    <section>
      <Title order={3} mb={6}>Rows that were not taken whole</Title>
      <ListTable
        list={list} columns={columns} label="Rows that were not taken whole" rowKey={(finding, index) => `${finding.row} ${finding.code} ${index}`}
        empty={<Text size="sm" c="dimmed">Every row was taken as it is. Rows are numbered as a spreadsheet does it, the header is row 1.</Text>}
      />
    </section>
  );
}
