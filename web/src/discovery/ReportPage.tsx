import { Button, Group, NativeSelect } from "@mantine/core";
import { IconReportSearch } from "@tabler/icons-react";
import { Link, useParams } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useRead } from "@/api/hooks";
import { post } from "@/api/http";
import type { DiscoveryReport, DiscoveryRow } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useTrail } from "@/clients/useTrail";
import { applicantOf, keyOf } from "@/lib/discovery";
import { formatCount, formatDate, formatMoney, listOf, NOTHING } from "@/lib/format";
import { labelOf, statesOf } from "@/lib/words";
import { DataTable, type Column } from "@/ui/DataTable";
import { ActionButton } from "@/ui/Dialog";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";

export function ReportPage() {
  const { reportId } = useParams({ strict: false }) as { reportId: string };
  const report = useRead("/v1/discovery-reports/{id}", { path: { id: reportId } });
  return <Loaded read={report} lines={12}>{(data) => <Report report={data} />}</Loaded>;
}

const Lines = ({ of }: { of: readonly string[] }) => of.length === 0 ? <>{NOTHING}</> : <>{of.map((line) => <div key={line} style={{ marginBottom: 4 }}>{line}</div>)}</>;

const columns: Column<DiscoveryRow>[] = [
  { id: "payor", header: "Payor", cell: (row) => <strong style={{ fontWeight: 550 }}>{row.payorName}</strong>, sortBy: (row) => row.payorName },
  { id: "applicant", header: "For", cell: (row) => `${row.applicantName}${row.kind === "group" ? " (group)" : ""}`, sortBy: (row) => row.applicantName },
  { id: "panel", header: "Panel", cell: (row) => <State of="panel" is={row.panel} />, sortBy: (row) => row.panel },
  { id: "method", header: "Applies by", cell: (row) => labelOf("method", row.method), sortBy: (row) => row.method },
  { id: "days", header: "Days", end: true, cell: (row) => row.expectedDays, sortBy: (row) => row.expectedDays },
  { id: "fee", header: "Fee", end: true, cell: (row) => formatMoney(row.fee), sortBy: (row) => row.fee.amount },
  { id: "needs", header: "Asks for", cell: (row) => <Lines of={row.requirements.map((one) => one.text)} /> },
  { id: "blockers", header: "In the way", cell: (row) => <Lines of={row.blockers.map((one) => one.text)} /> },
];

const PANELS = [{ value: "", label: "Every panel" }, ...statesOf("panel")];

function Report({ report }: { report: DiscoveryReport }) {
  const person = usePerson();
  const trail = useTrail(report.clientId, { label: "Discovery", tab: "discovery" });
  const [applicant, setApplicant] = useState("");
  const [panel, setPanel] = useState("");
  const applicants = useMemo(
    () => [{ value: "", label: "Everybody" }, ...new Map(report.rows.map((row) => [applicantOf(row), { value: applicantOf(row), label: row.applicantName }])).values()],
    [report.rows],
  );
  const rows = useMemo(() => report.rows.filter((row) => (!applicant || applicantOf(row) === applicant) && (!panel || row.panel === panel)), [report.rows, applicant, panel]);
  return (
    <Page
      title={report.edition ? `Payor discovery report, edition ${report.edition}` : "Payor discovery report, draft"} trail={trail}
      under={<><State of="report" is={report.state} /><span>{listOf(report.states)}</span><span>{report.publishedAt ? `Published ${formatDate(report.publishedAt)}` : `Compiled ${formatDate(report.createdAt)}`}</span></>}
      actions={report.state === "draft" && person.may("discovery-reports.write")
        ? <ActionButton label="Publish" done="The report is published; verification begins" act={(key) => post("/v1/discovery-reports/{id}/publish", { path: { id: report.id } }, undefined, key)} />
        : report.state === "published" && person.may("payor-selections.write")
          ? <Button component={Link} to={`/clients/${report.clientId}/selection` as "/"}>Choose payors</Button> : undefined}
    >
      <Card flush title={rows.length === report.rows.length ? formatCount(rows.length, "row") : `${rows.length} of ${report.rows.length} rows`} actions={
        <Group gap="xs">
          <NativeSelect aria-label="Applicant" data={applicants} value={applicant} onChange={(event) => setApplicant(event.currentTarget.value)} />
          <NativeSelect aria-label="Panel" data={PANELS} value={panel} onChange={(event) => setPanel(event.currentTarget.value)} />
        </Group>
      }>
        {rows.length === 0
          ? <Empty icon={IconReportSearch} title="No row">{report.rows.length === 0 ? "There were no practices or providers, or no payors of the client's states, when it was compiled." : "None matches."}</Empty>
          : <div className="scroll-x"><DataTable top rows={rows} columns={columns} label="Payors and applicants" rowKey={keyOf} /></div>}
      </Card>
    </Page>
  );
}
