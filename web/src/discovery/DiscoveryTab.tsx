import { IconPlus, IconReportSearch } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import { post } from "@/api/http";
import type { DiscoverySummary } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useClientId } from "@/clients/useClient";
import { formatDate, listOf } from "@/lib/format";
import { ListTable, type Column } from "@/ui/DataTable";
import { ActionButton } from "@/ui/Dialog";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";

const columns: Column<DiscoverySummary>[] = [
  { id: "report", header: "Report", cell: (report) => <Link to="/discovery-reports/$reportId" params={{ reportId: report.id }}>{report.edition ? `Edition ${report.edition}` : "Draft"}</Link> },
  { id: "states", header: "States", cell: (report) => listOf(report.states) },
  { id: "rows", header: "Rows", end: true, cell: (report) => report.rowCount },
  { id: "compiled", header: "Compiled", cell: (report) => formatDate(report.createdAt) },
  { id: "published", header: "Published", cell: (report) => formatDate(report.publishedAt) },
  { id: "state", header: "State", cell: (report) => <State of="report" is={report.state} /> },
];

/** A client's discovery reports, in editions. */
export function DiscoveryTab() {
  const clientId = useClientId();
  const person = usePerson();
  const navigate = useNavigate();
  const list = useList("/v1/clients/{clientId}/discovery-reports", { path: { clientId } });
  return (
    <Card title="Payor discovery reports" flush actions={person.may("discovery-reports.write") ? (
      <ActionButton
        act={(key) => post("/v1/clients/{clientId}/discovery-reports", { path: { clientId } }, undefined, key)}
        label="Compile a report" icon={<IconPlus size={16} />} done="The report is compiled; look it over"
        then={(report) => void navigate({ to: "/discovery-reports/$reportId", params: { reportId: report.id } })}
      />
    ) : undefined}>
      <ListTable
        list={list} columns={columns} label="Discovery reports" rowKey={(report) => report.id}
        empty={person.staff
          ? <Empty icon={IconReportSearch} title="No report yet">It is compiled from the client's practices and providers and the payors of its states. Publishing it opens the credential files.</Empty>
          : <Empty icon={IconReportSearch} title="No report yet">When your practices and providers are set up, we find out what each payor asks of each of them.</Empty>}
      />
    </Card>
  );
}
