import { Group, Text, TextInput } from "@mantine/core";
import { IconReceipt } from "@tabler/icons-react";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import type { Statement as StatementOf } from "@/api/types";
import { formatDate, formatMoney, toDateInput } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { DataTable, type Column } from "@/ui/DataTable";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card } from "@/ui/Page";

type Line = StatementOf["lines"][number];

const columns: Column<Line>[] = [
  { id: "at", header: "Date", cell: (line) => formatDate(line.at) },
  { id: "what", header: "What", cell: (line) => `${labelOf("ledger", line.kind)} ${line.invoiceNumber}` },
  { id: "amount", header: "Amount", end: true, cell: (line) => formatMoney(line.amount) },
  { id: "balance", header: "Balance", end: true, cell: (line) => formatMoney(line.balance) },
];

const DAY = 86_400_000;
const PERIOD = 90;

/** A client's account: what it owed, what was added and paid, what it owes. */
export function Statement({ clientId }: { clientId: string }) {
  const [from, setFrom] = useState(() => toDateInput(new Date(Date.now() - PERIOD * DAY)));
  const [to, setTo] = useState("");
  const statement = useRead("/v1/clients/{id}/statement", { path: { id: clientId }, query: { from, to } }, { keep: true, enabled: from !== "" });
  return (
    <Card title="Statement" flush actions={
      <Group gap="xs">
        <Text size="sm" c="dimmed" aria-hidden>From</Text>
        <TextInput type="date" aria-label="From" size="xs" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <Text size="sm" c="dimmed" aria-hidden>to</Text>
        <TextInput type="date" aria-label="To" size="xs" value={to} onChange={(event) => setTo(event.currentTarget.value)} />
      </Group>
    }>
      <Loaded read={statement} lines={4}>
        {(data) => data.lines.length === 0
          ? <Empty icon={IconReceipt} title="Nothing was invoiced or paid">Between {formatDate(data.from)} and {formatDate(data.to)}. Balance: {formatMoney(data.closingBalance)}.</Empty>
          : <DataTable rows={data.lines} columns={columns} label="Statement" rowKey={(line) => `${line.at} ${line.invoiceId} ${line.kind}`} />}
      </Loaded>
    </Card>
  );
}
