import { Progress, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useList, useRead } from "@/api/hooks";
import type { Roster, RosterError } from "@/api/types";
import { useTrail } from "@/clients/useTrail";
import { formatCount, formatTime, NOTHING } from "@/lib/format";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card, Facts, Page } from "@/ui/Page";
import { State } from "@/ui/State";

const LOOK = 2_000;

/** How far one roster is, and all that is wrong with the rows that were left out. */
export function RosterPage() {
  const { rosterId } = useParams({ strict: false }) as { rosterId: string };
  const read = useRead("/v1/rosters/{id}", { path: { id: rosterId } }, { every: LOOK });
  return <Loaded read={read}>{(roster) => <OneRoster roster={roster} />}</Loaded>;
}

function OneRoster({ roster }: { roster: Roster }) {
  const trail = useTrail(roster.clientId, { label: "Practices and providers", tab: "practices" });
  return (
    <Page title="Roster" trail={trail} under={<><State of="roster" is={roster.state} /><span>Sent {formatTime(roster.createdAt)}</span></>}>
      <Stack gap="lg">
        <Card title="Rows">
          {roster.state === "completed" ? null : <Progress mb="md" value={(100 * roster.rowsRead) / roster.rows} aria-label="Rows that are done" />}
          <Facts
            items={[
              ["Done", `${roster.rowsRead.toLocaleString("en-US")} of ${formatCount(roster.rows, "row")}`],
              ["Imported", roster.rowsImported.toLocaleString("en-US")],
              ["Left out", roster.rowsRefused.toLocaleString("en-US")],
              ["Finished", roster.finishedAt ? formatTime(roster.finishedAt) : NOTHING],
            ]}
          />
        </Card>
        {roster.errorCount > 0 || roster.state === "completed" ? <Errors roster={roster} /> : null}
      </Stack>
    </Page>
  );
}

const columns: Column<RosterError>[] = [
  { id: "row", header: "Row", cell: (error) => <><span className="mantine-hidden-from-sm">Row </span>{error.row}</> },
  { id: "field", header: "Column", cell: (error) => (error.field === "$" ? "The whole row" : error.field) },
  { id: "message", header: "What is wrong", cell: (error) => error.message },
];

function Errors({ roster }: { roster: Roster }) {
  const list = useList("/v1/rosters/{id}/errors", { path: { id: roster.id } }, { keep: true });
  const { again } = list;
  useEffect(again, [roster.errorCount]);
  return (
    <Card title={roster.errorCount > 0 ? formatCount(roster.errorCount, "error") : "Errors"} flush>
      {roster.errorCount > 0
        ? <Text size="sm" px={{ base: 16, sm: 20 }} py="sm" maw="80ch">A row with an error is left out whole: correct it, and send it in another roster. Rows are numbered as a spreadsheet does it, the header is row 1.</Text>
        : null}
      <ListTable
        list={list} columns={columns} label="Errors" rowKey={(error, index) => `${error.row} ${error.field} ${error.code} ${index}`}
        empty={<Empty title="Nothing was wrong">Every row became a provider.</Empty>}
      />
    </Card>
  );
}
