import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendarEvent, IconPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import type { Meeting } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useClient, useClientId } from "@/clients/useClient";
import { formatTime, NOTHING } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";
import { ArrangeMeeting } from "./MeetingForms";

const columns: Column<Meeting>[] = [
  { id: "kind", header: "Meeting", cell: (meeting) => <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>{labelOf("meeting", meeting.kind)}</Link> },
  { id: "at", header: "When", cell: (meeting) => formatTime(meeting.startsAt) },
  { id: "length", header: "Minutes", cell: (meeting) => meeting.durationMinutes },
  { id: "outcome", header: "Outcome", cell: (meeting) => (meeting.outcome ? labelOf("outcome", meeting.outcome) : NOTHING) },
  { id: "state", header: "State", cell: (meeting) => <State of="meeting" is={meeting.state} /> },
];

/** A client's meetings, latest first. */
export function MeetingsTab() {
  const clientId = useClientId();
  const person = usePerson();
  const client = useClient(clientId);
  const list = useList("/v1/clients/{clientId}/meetings", { path: { clientId }, query: { sort: "-startsAt" } });
  const [opened, arrange] = useDisclosure(false);
  const button = person.may("meetings.write") ? <Button leftSection={<IconPlus size={16} />} onClick={arrange.open}>Arrange a meeting</Button> : undefined;
  return (
    <Card title="Meetings" flush actions={button}>
      <ListTable
        list={list} columns={columns} label="Meetings" rowKey={(meeting) => meeting.id}
        empty={<Empty icon={IconCalendarEvent} title="No meetings yet">Everybody who is invited gets a calendar file by e-mail.</Empty>}
      />
      {opened ? <ArrangeMeeting clientId={clientId} attendee={client.data?.contact.email} close={arrange.close} /> : null}
    </Card>
  );
}
