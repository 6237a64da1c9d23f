import { IconArrowNarrowRight, IconFileAlert } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRead } from "@/api/hooks";
import classes from "@/clients/NextActions.module.css";
import { formatDate, formatMoney, humanize } from "@/lib/format";
import { isOverdue, isUnpaid } from "@/invoices/InvoiceTable";
import { labelOf } from "@/lib/words";
import { Card } from "@/ui/Page";
import { Chip } from "@/ui/State";

// Invoices are opened by what happens elsewhere.
const LOOK_AGAIN = 20_000;

/** Documents that the client is asked for. */
export function RequestedDocuments({ clientId }: { clientId: string }) {
  const { data } = useRead("/v1/document-requests", { query: { clientId, state: "open", limit: 20 } });
  return data && data.items.length > 0 ? (
    <ul className={classes.list} style={{ borderTop: "1px solid var(--line)" }}>
      {data.items.map((one) => (
        <li key={one.id}>
          <Link to={`/clients/${clientId}/documents` as "/"} className={`${classes.item} ${classes.blocker}`}>
            <IconFileAlert size={17} aria-hidden />
            <span>Send us: {humanize(one.documentKind).toLowerCase()}, by {formatDate(one.dueOn)} {one.overdue ? <Chip tone="bad">Overdue</Chip> : null}</span>
            <IconArrowNarrowRight size={18} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  ) : null;
}

/** Invoices that are to be paid; no card when there are none. */
export function UnpaidInvoices({ clientId }: { clientId: string }) {
  const { data } = useRead("/v1/invoices", { query: { clientId, limit: 50 } }, { every: LOOK_AGAIN });
  const unpaid = (data?.items ?? []).filter(isUnpaid);
  return unpaid.length > 0 ? (
    <Card title="To be paid" flush>
      <ul className={classes.list}>
        {unpaid.map((invoice) => (
          <li key={invoice.id}>
            <Link to="/invoices/$invoiceId" params={{ invoiceId: invoice.id }} className={classes.item!} style={{ gridTemplateColumns: "1fr auto auto" }}>
              <span>{labelOf("invoice", invoice.reason)}<br /><span style={{ fontSize: 13, color: "var(--soft)" }}>Due {formatDate(invoice.dueOn)} {isOverdue(invoice) ? <Chip tone="bad">Overdue</Chip> : null}</span></span>
              <strong style={{ fontWeight: 600 }}>{formatMoney(invoice.due)}</strong>
              <IconArrowNarrowRight size={18} aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  ) : null;
}
