import { Button, Grid, Stack, Text } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import type { Alert, AlertDecision } from "@/api/types";
import { usePerson } from "@/auth/me";
import { DocumentLink } from "@/documents/DocumentLink";
import { groundOf, likeness } from "@/lib/alerts";
import { formatDate, formatTime } from "@/lib/format";
import { nameOf } from "@/lib/people";
import { labelOf } from "@/lib/words";
import { Loaded } from "@/ui/Feedback";
import { Card, Facts, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { AlertDue } from "./AlertDue";
import { Compared } from "./Compared";
import { DecideAlert } from "./DecideAlert";

const TRAIL = [{ label: "Alerts", to: "/alerts" }];

/** One alert: who it is about, whom the list names, why they may be one person, and what was decided. */
export function AlertPage() {
  const { alertId } = useParams({ strict: false }) as { alertId: string };
  const read = useRead("/v1/alerts/{id}", { path: { id: alertId } });
  return <Loaded read={read}>{(alert) => <OneAlert alert={alert} />}</Loaded>;
}

function OneAlert({ alert }: { alert: Alert }) {
  const { may } = usePerson();
  const [deciding, decide] = useState<AlertDecision | null>(null);
  const name = nameOf(alert.provider);
  const { entry } = alert.candidate;
  return (
    <Page
      title={`Alert: ${name}`} trail={TRAIL}
      under={<><State of="alert" is={alert.state} /><span>{labelOf("list", alert.candidate.list)}</span><span>Due <AlertDue alert={alert} /></span></>}
      actions={may("alerts.dispose") ? <>
        {alert.state !== "confirmed" ? <Button variant="default" onClick={() => decide("confirmed")}>Confirm the exclusion</Button> : null}
        {alert.state !== "cleared" ? <Button variant="default" onClick={() => decide("cleared")}>{alert.state === "open" ? "Clear the alert" : "Clear it after all"}</Button> : null}
      </> : undefined}
    >
      <Stack gap="lg">
        {alert.disposition ? <Disposition alert={alert} /> : null}
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}><Compared alert={alert} /></Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Card title="Why it was raised">
              <Stack gap="sm">
                <Facts items={[
                  ["Screening", <State key="outcome" of="screening" is={alert.outcome} />],
                  ["Names alike", likeness(alert.candidate.score)],
                  ["Raised", formatTime(alert.createdAt)],
                  ["Excluded", `${formatDate(entry.excludedOn)} to ${entry.endsOn ? formatDate(entry.endsOn) : "no stated end"}`],
                  ["Kind", entry.type ? groundOf(entry.type) : "The list does not say"],
                ]} />
                <div>{alert.candidate.reasons.map((reason) => <Text key={reason} size="sm">{reason}</Text>)}</div>
                <Text size="sm"><Link to="/providers/$providerId" params={{ providerId: alert.providerId }}>What is known of {name}</Link></Text>
              </Stack>
            </Card>
          </Grid.Col>
        </Grid>
      </Stack>
      {deciding ? <DecideAlert alert={alert} decision={deciding} close={() => decide(null)} /> : null}
    </Page>
  );
}

function Disposition({ alert }: { alert: Alert }) {
  const { decision, reason, evidence, at } = alert.disposition!;
  return (
    <Card title={decision === "cleared" ? "It was cleared" : "The exclusion was confirmed"}>
      <Facts items={[
        ["Decided", formatTime(at)],
        ["Why", reason],
        evidence.length > 0 ? ["Evidence", <Stack key="evidence" gap={2}>{evidence.map((id) => <DocumentLink key={id} id={id} />)}</Stack>] : null,
      ]} />
    </Card>
  );
}
