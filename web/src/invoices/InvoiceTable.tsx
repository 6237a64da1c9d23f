import { IconFileInvoice } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Listing } from "@/api/hooks";
import type { Invoice } from "@/api/types";
import { daysUntil, formatDate, formatMoney, NOTHING, relativeDay } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { State } from "@/ui/State";

const UNPAID: ReadonlySet<string> = new Set(["open", "partlyPaid"]);

/** Unpaid after its due date. */
export const isOverdue = (invoice: Invoice): boolean => UNPAID.has(invoice.state) && daysUntil(invoice.dueOn) < 0;

export const isUnpaid = (invoice: Invoice): boolean => UNPAID.has(invoice.state);

const columns: Column<Invoice>[] = [
  { id: "number", header: "Invoice", cell: (invoice) => <Link to="/invoices/$invoiceId" params={{ invoiceId: invoice.id }}>{invoice.number}</Link> },
  { id: "reason", header: "For", cell: (invoice) => labelOf("invoice", invoice.reason) },
  {
    id: "due", header: "Due", cell: (invoice) => (
      <span style={isOverdue(invoice) ? { color: "var(--bad-fg)", fontWeight: 550 } : undefined}>
        {formatDate(invoice.dueOn)}{isOverdue(invoice) ? ` (${relativeDay(invoice.dueOn)})` : ""}
      </span>
    ),
  },
  { id: "total", header: "Total", end: true, cell: (invoice) => formatMoney(invoice.total) },
  { id: "open", header: "Still due", end: true, cell: (invoice) => (isUnpaid(invoice) ? formatMoney(invoice.due) : NOTHING) },
  { id: "state", header: "State", cell: (invoice) => <State of="invoice" is={invoice.state} /> },
];

const ofClient: Column<Invoice> = {
  id: "client", header: "Client", cell: (invoice) => <Link to="/clients/$clientId" params={{ clientId: invoice.clientId }}>{invoice.clientName ?? "…"}</Link>,
};
const allColumns = [columns[0]!, ofClient, ...columns.slice(1)];

/** Invoices, of one client or of all. */
export function InvoiceTable({ list, all = false }: { list: Listing<Invoice>; all?: boolean }) {
  return (
    <ListTable
      list={list} columns={all ? allColumns : columns} label="Invoices" rowKey={(invoice) => invoice.id}
      empty={<Empty icon={IconFileInvoice} title="No invoices">{all ? "None matches." : "Onboarding is invoiced by itself when both agreements are executed, applications when payors are selected."}</Empty>}
    />
  );
}
