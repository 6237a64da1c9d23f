import { Anchor, Grid, Stack, Text } from "@mantine/core";
import { useRead } from "@/api/hooks";
import type { Client } from "@/api/types";
import { usePerson } from "@/auth/me";
import { formatDate, listOf, NOTHING } from "@/lib/format";
import { fieldOf } from "@/lib/taxonomies";
import { labelOf } from "@/lib/words";
import { Loaded } from "@/ui/Feedback";
import { Card, Facts } from "@/ui/Page";
import { Blockers, NextActions } from "./NextActions";
import { TeamCard } from "./TeamCard";
import { useClient, useClientId, useJourney } from "./useClient";

/** What to do next, what is missing, and who the client is. */
export function Overview() {
  const id = useClientId();
  const journey = useJourney(id);
  const client = useClient(id);
  const person = usePerson();
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="lg">
          <Card title="Next" flush>
            <Loaded read={journey} lines={3}>{({ nextActions }) => <NextActions actions={nextActions} empty="Nobody has to move at present." />}</Loaded>
          </Card>
          <Loaded read={journey} lines={3}>
            {(data) => <Card title={`What ${labelOf("step", data.currentStep).toLowerCase()} waits for`} flush><Blockers journey={data} /></Card>}
          </Loaded>
          {person.may("meetings.read") ? <Coming clientId={id} /> : null}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Stack gap="lg">
          <Loaded read={client}>{(data) => <Details client={data} />}</Loaded>
          {person.may("team.read") ? <TeamCard clientId={id} /> : null}
        </Stack>
      </Grid.Col>
    </Grid>
  );
}

function Details({ client }: { client: Client }) {
  const { contact } = client;
  return (
    <Card title="Client">
      <Facts items={[
        ["Contact", contact.name],
        ["E-mail", <Anchor key="email" href={`mailto:${contact.email}`} size="sm">{contact.email}</Anchor>],
        ["Phone", contact.phone ?? NOTHING],
        ["States", listOf(client.states)],
        ["Specialties", listOf(client.specialties.map(fieldOf))],
        ["Client since", formatDate(client.createdAt)],
        client.goals ? ["Goals", <span key="goals" style={{ whiteSpace: "pre-line" }}>{client.goals}</span>] : null,
      ]} />
    </Card>
  );
}

function Coming({ clientId }: { clientId: string }) {
  const { data } = useRead("/v1/clients/{clientId}/meetings", { path: { clientId }, query: { state: "scheduled", limit: 1 } });
  const next = data?.items[0];
  return next ? (
    <Card title="Next meeting">
      <Text size="sm">{labelOf("meeting", next.kind)} on {formatDate(next.startsAt)}, {next.durationMinutes} minutes, with {listOf(next.attendees)}.</Text>
    </Card>
  ) : null;
}
