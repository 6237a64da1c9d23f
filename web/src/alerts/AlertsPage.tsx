import { NativeSelect } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import type { Alert } from "@/api/types";
import { ClientName } from "@/clients/ClientName";
import { nameOf } from "@/lib/people";
import { labelOf, statesOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { AlertDue } from "./AlertDue";

const EVERY = "every";
const STATES = [...statesOf("alert"), { value: EVERY, label: "Every state" }];

const columns: Column<Alert>[] = [
  { id: "provider", header: "Provider", cell: (alert) => <Link to="/alerts/$alertId" params={{ alertId: alert.id }}>{nameOf(alert.provider)}</Link> },
  { id: "client", header: "Client", cell: (alert) => <ClientName id={alert.clientId} /> },
  { id: "list", header: "List", cell: (alert) => labelOf("list", alert.candidate.list) },
  { id: "outcome", header: "Screening", cell: (alert) => <State of="screening" is={alert.outcome} /> },
  { id: "due", header: "Due", cell: (alert) => <AlertDue alert={alert} /> },
  { id: "state", header: "State", cell: (alert) => <State of="alert" is={alert.state} /> },
];

/** Providers who may be on an exclusion list, the one that is due first at the top. */
export function AlertsPage() {
  const { state = "open" } = useSearch({ strict: false }) as { state?: string };
  const navigate = useNavigate();
  const open = state === "open";
  const list = useList("/v1/alerts", { query: { state: state === EVERY ? undefined : state, sort: open ? "dueAt" : "-createdAt" } }, { keep: true, every: 30_000 });
  return (
    <Page title="Alerts" under="Providers who may be on an exclusion list; each is to be decided within 30 days.">
      <Card
        flush title="Alerts"
        actions={<NativeSelect aria-label="State" data={STATES} value={state} onChange={(event) => void navigate({ to: "/alerts", search: { state: event.currentTarget.value }, replace: true })} />}
      >
        <ListTable
          list={list} columns={columns} label="Alerts" rowKey={(alert) => alert.id}
          empty={<Empty icon={IconShieldCheck} title={open ? "No open alerts" : "No alerts"}>{open ? "Whoever may be on a list appears here, after each screening." : "None is in this state."}</Empty>}
        />
      </Card>
    </Page>
  );
}
