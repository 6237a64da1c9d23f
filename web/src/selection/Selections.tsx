import { Link } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import type { Selection } from "@/api/types";
import { formatCount, formatDate } from "@/lib/format";
import { ListTable, type Column } from "@/ui/DataTable";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";

const columns: Column<Selection>[] = [
  { id: "made", header: "Selected", cell: (one) => formatDate(one.createdAt) },
  { id: "applications", header: "Applications", cell: (one) => formatCount(one.applicationIds.length, "application") },
  { id: "invoice", header: "Invoice", cell: (one) => one.invoiceId ? <Link to="/invoices/$invoiceId" params={{ invoiceId: one.invoiceId }}>Open the invoice</Link> : one.state === "withdrawn" ? "None" : "Being written" },
  { id: "state", header: "State", cell: (one) => <State of="selection" is={one.state} /> },
];

/** What was selected, when, and its invoice; nothing at all where nothing was. */
export function Selections({ clientId }: { clientId: string }) {
  const list = useList("/v1/clients/{clientId}/payor-selections", { path: { clientId } });
  return list.items?.length === 0 ? null : (
    <Card title="Selected so far" flush><ListTable list={list} columns={columns} label="Selections" rowKey={(one) => one.id} empty={null} /></Card>
  );
}
