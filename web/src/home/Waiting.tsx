import { IconArrowNarrowRight, IconFileAlert } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRead } from "@/api/hooks";
import type { DocumentRequest, Journey } from "@/api/types";
import { usePerson } from "@/auth/me";
import { NextActions } from "@/clients/NextActions";
import classes from "@/clients/NextActions.module.css";
import { documentKind } from "@/lib/documents";
import { formatDate, formatMoney } from "@/lib/format";
import { isOverdue, isUnpaid } from "@/invoices/InvoiceTable";
import { labelOf } from "@/lib/words";
import { Loaded } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { Chip } from "@/ui/State";

// Invoices are opened by what happens elsewhere.
const LOOK_AGAIN = 20_000;

/** All that waits for the client: its moves, and the documents that it is asked for. */
export function Waiting({ clientId, journey }: { clientId: string; journey: Journey }) {
  const person = usePerson();
  const mayRead = person.may("documents.read");
  const requests = useRead("/v1/document-requests", { query: { clientId, state: "open", limit: 20 } }, { enabled: mayRead });
  const actions = journey.nextActions.filter((action) => action.who === "client");
  if (mayRead && !requests.data) {
    return <Loaded read={requests} lines={2}>{() => null}</Loaded>;
  }
  const asked = requests.data?.items ?? [];
  return (
    <>
      {actions.length > 0 || asked.length === 0 ? <NextActions you actions={actions} empty="We will write when something needs you." /> : null}
      {asked.length > 0 ? <Asked requests={asked} below={actions.length > 0} /> : null}
    </>
  );
}

function Asked({ requests, below }: { requests: readonly DocumentRequest[]; below: boolean }) {
  return (
    <ul className={classes.list} style={below ? { borderTop: "1px solid var(--line)" } : undefined}>
      {requests.map((one) => (
        <li key={one.id}>
          <Link to={`/clients/${one.clientId}/documents` as "/"} className={`${classes.item} ${classes.blocker}`}>
            <IconFileAlert size={17} aria-hidden />
            <span>Send us: {documentKind(one.documentKind)}, by {formatDate(one.dueOn)} {one.overdue ? <Chip tone="bad">Overdue</Chip> : null}</span>
            <IconArrowNarrowRight size={18} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
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
