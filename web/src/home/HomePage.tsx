import { Grid, Stack, Text } from "@mantine/core";
import { IconBuilding } from "@tabler/icons-react";
import { useRead } from "@/api/hooks";
import { usePerson } from "@/auth/me";
import { JourneyLine } from "@/clients/JourneyLine";
import { NextActions } from "@/clients/NextActions";
import { useClient, useJourney } from "@/clients/useClient";
import { formatTime, listOf } from "@/lib/format";
import { progressOf } from "@/lib/journey";
import { labelOf } from "@/lib/words";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { UnpaidInvoices, Waiting } from "./Waiting";
import { Standing } from "./Standing";

/** The first page of a client's own people: what is waiting for them, and how far everything is. */
export function HomePage() {
  const { homeClient } = usePerson();
  return homeClient ? <Home clientId={homeClient} /> : <Empty icon={IconBuilding} title="You are not bound to a client yet">Ask your representative to invite you again.</Empty>;
}

function Home({ clientId }: { clientId: string }) {
  const person = usePerson();
  const client = useClient(clientId);
  const journey = useJourney(clientId);
  return (
    <Page title={client.data?.name ?? "Home"} under={journey.data ? `${progressOf(journey.data).done} of ${progressOf(journey.data).of} steps done` : " "}>
      <Stack gap="lg">
        <Card flush label="Journey"><div style={{ minHeight: 128 }}><Loaded read={journey} lines={3}>{(data) => <JourneyLine journey={data} you />}</Loaded></div></Card>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="lg">
              <Card title="Waiting for you" flush>
                <Loaded read={journey} lines={3}>{(data) => <Waiting clientId={clientId} journey={data} />}</Loaded>
              </Card>
              {person.may("applications.read") ? <Card title="Where each provider stands" flush><Standing clientId={clientId} /></Card> : null}
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="lg">
              {person.may("invoices.read") ? <UnpaidInvoices clientId={clientId} /> : null}
              <Card title="What we are doing" flush>
                <Loaded read={journey} lines={3}>{(data) => <NextActions you actions={data.nextActions.filter((action) => action.who !== "client").slice(0, 6)} empty="Nothing at present." />}</Loaded>
              </Card>
              {person.may("meetings.read") ? <NextMeeting clientId={clientId} /> : null}
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </Page>
  );
}

function NextMeeting({ clientId }: { clientId: string }) {
  const { data } = useRead("/v1/clients/{clientId}/meetings", { path: { clientId }, query: { state: "scheduled", limit: 1 } });
  const next = data?.items[0];
  return next ? (
    <Card title="Next meeting">
      <Text size="sm" fw={550}>{labelOf("meeting", next.kind)}</Text>
      <Text size="sm">{formatTime(next.startsAt)}, {next.durationMinutes} minutes</Text>
      <Text size="sm" c="dimmed">{listOf(next.attendees)}</Text>
    </Card>
  ) : null;
}
