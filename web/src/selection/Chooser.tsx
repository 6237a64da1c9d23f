import { Button, Checkbox, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useList, useRead } from "@/api/hooks";
import { post } from "@/api/http";
import type { Application, DiscoveryRow } from "@/api/types";
import { itemsOf, keyOf, payorsOf, totalOf } from "@/lib/discovery";
import { formatCount, formatMoney } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { Dialog } from "@/ui/Dialog";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { Chip, State } from "@/ui/State";
import classes from "./Chooser.module.css";

const CLOSED: ReadonlySet<string> = new Set(["denied", "withdrawn"]);

/** Payors of the report with a box and a price for each applicant. */
export function Chooser({ clientId, reportId }: { clientId: string; reportId: string }) {
  const report = useRead("/v1/discovery-reports/{id}", { path: { id: reportId } });
  const applications = useList("/v1/applications", { query: { clientId } }, { limit: 200 });
  return <Loaded read={report} lines={8}>{({ rows }) => <Choice clientId={clientId} rows={rows} taken={applications.items ?? []} />}</Loaded>;
}

const isTaken = (row: DiscoveryRow, taken: readonly Application[]) => taken.some((one) =>
  one.payorId === row.payorId && !CLOSED.has(one.state) && (row.providerId ? one.providerId === row.providerId : one.practiceId === row.practiceId && one.kind === "group"));

function Choice({ clientId, rows, taken }: { clientId: string; rows: readonly DiscoveryRow[]; taken: readonly Application[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  // A group applies as one, practice by practice: all of a payor's groups are chosen together.
  const together = (row: DiscoveryRow) => (row.providerId ? [row] : rows.filter((one) => one.payorId === row.payorId && !one.providerId && !isTaken(one, taken)));
  const toggle = (row: DiscoveryRow) => setChosen((before) => {
    const after = new Set(before);
    const on = !after.has(keyOf(row));
    together(row).forEach((one) => (on ? after.add(keyOf(one)) : after.delete(keyOf(one))));
    return after;
  });
  const total = formatMoney(totalOf(rows, chosen));
  if (rows.length === 0) {
    return <Card title="Choose payors"><Empty title="The report has no rows">Compile another when practices and providers are set up.</Empty></Card>;
  }
  return (
    <Card title="Choose payors" flush>
      <ul className={classes.payors}>
        {payorsOf(rows).map((payor) => (
          <li key={payor.payorId} className={classes.payor}>
            <div>
              <Title order={3}>{payor.payorName}</Title>
              <div className={classes.facts}>
                <State of="panel" is={payor.panel} />
                <span>{labelOf("method", payor.method)}</span>
                <span>about {payor.expectedDays} days</span>
              </div>
              {payor.rows[0]!.requirements.length > 0 ? <Text size="sm" c="dimmed" mt={6}>Asks for: {payor.rows[0]!.requirements.map((one) => one.text).join("; ")}</Text> : null}
            </div>
            <div className={classes.rows}>
              {payor.rows.map((row) => {
                const selected = isTaken(row, taken);
                return (
                  <div key={keyOf(row)} className={classes.row}>
                    <div>
                      <Checkbox
                        checked={chosen.has(keyOf(row)) || selected} disabled={selected} onChange={() => toggle(row)}
                        label={`${row.applicantName}${row.kind === "group" ? " (group)" : ""}`} aria-label={`${payor.payorName} for ${row.applicantName}`}
                      />
                      {row.blockers.length > 0 && !selected ? <div className={classes.blockers}>{row.blockers.map((one) => one.text).join(" ")}</div> : null}
                    </div>
                    <span className={classes.price}>{selected ? <Chip tone="quiet">Selected</Chip> : formatMoney(row.fee)}</span>
                  </div>
                );
              })}
            </div>
          </li>
        ))}
      </ul>
      <div className={classes.sum}>
        <div className={classes.total} aria-live="polite">{formatCount(chosen.size, "application")}: <strong>{total}</strong></div>
        <Button disabled={chosen.size === 0} onClick={() => setAsking(true)}>Select</Button>
      </div>
      {asking ? (
        <Dialog
          onSubmit={(key) => post("/v1/clients/{clientId}/payor-selections", { path: { clientId } }, { items: itemsOf(rows, chosen) }, key)}
          title="Select these payors" opened close={() => setAsking(false)} act={`Select for ${total}`} done="Selected. The invoice is being written"
          then={() => setChosen(new Set())}
        >
          <Text size="sm">{formatCount(chosen.size, "application")} for <strong>{total}</strong>. An invoice follows within seconds; applications are prepared when it is paid, and never before.</Text>
        </Dialog>
      ) : null}
    </Card>
  );
}
