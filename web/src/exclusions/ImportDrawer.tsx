import { Box, Drawer, Stack, Text, Title } from "@mantine/core";
import { useRead, useList } from "@/api/hooks";
import type { ListImport, RowFinding } from "@/api/types";
import { formatBytes, formatTime, NOTHING, shortHash } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Loaded, Warning } from "@/ui/Feedback";
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
  ["unmatched", "Matched nobody"], ["repeated", "Twice in the file"], ["refused", "Left out"],
];

const columns: Column<RowFinding>[] = [
  { id: "row", header: "Row", cell: (finding) => <><span className="mantine-hidden-from-sm">Row </span>{finding.row}</> },
  { id: "field", header: "Column", cell: (finding) => finding.field ?? "The whole row" },
  { id: "text", header: "What is wrong", cell: (finding) => finding.text },
  { id: "refused", header: "The row", width: 110, cell: (finding) => (finding.refused ? "Left out" : "Taken") },
];

function OneImport({ one }: { one: ListImport }) {
  return (
    <Stack gap="lg">
      {one.reason && one.state === "refused" ? <Warning title="The list stays as it is">{one.reason}</Warning> : null}
      <Facts items={[
        ["State", <State key="state" of="listImport" is={one.state} />],
        ["List", labelOf("list", one.list)],
        ["File", labelOf("listKind", one.kind)],
        ["Edition", one.edition ?? NOTHING],
        ["Taken in", formatTime(one.createdAt)],
        ["Done", formatTime(one.finishedAt)],
        ["Size", formatBytes(one.size)],
        ["SHA-256", shortHash(one.sha256)],
        ...(one.rows.read === 0 ? [] : COUNTS.map(([name, label]) => [label, one.rows[name].toLocaleString("en-US")] as const)),
      ]} />
      {one.rows.read === 0 ? null : <Findings id={one.id} none={one.state === "refused" ? "No single row was wrong." : "Every row was taken as it is."} />}
    </Stack>
  );
}

function Findings({ id, none }: { id: string; none: string }) {
  const list = useList("/v1/exclusion-lists/imports/{id}/rows", { path: { id } });
  return (
    <section>
      <Title order={3} mb={6}>Rows that were not taken whole</Title>
      <Box mx={{ base: -16, sm: -20 }}><ListTable
        list={list} columns={columns} label="Rows that were not taken whole" rowKey={(finding, index) => `${finding.row} ${finding.code} ${index}`}
        empty={<Text size="sm" c="dimmed" px={{ base: 16, sm: 20 }}>{none}</Text>}
      /></Box>
    </section>
  );
}
