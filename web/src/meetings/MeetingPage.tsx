import { Button, Menu } from "@mantine/core";
import { IconCalendarDown, IconDots } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import { download } from "@/api/http";
import type { Meeting } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useTrail } from "@/clients/useTrail";
import { formatTime, listOf, NOTHING } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { Loaded } from "@/ui/Feedback";
import { Card, Facts, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { CancelMeeting, CompleteMeeting, RescheduleMeeting } from "./MeetingForms";

export function MeetingPage() {
  const { meetingId } = useParams({ strict: false }) as { meetingId: string };
  const meeting = useRead("/v1/meetings/{id}", { path: { id: meetingId } });
  return <Loaded read={meeting}>{(data) => <OneMeeting meeting={data} />}</Loaded>;
}

function OneMeeting({ meeting }: { meeting: Meeting }) {
  const person = usePerson();
  const trail = useTrail(meeting.clientId, { label: "Meetings", tab: "meetings" });
  const [open, setOpen] = useState<"complete" | "move" | "cancel" | null>(null);
  const close = () => setOpen(null);
  const scheduled = meeting.state === "scheduled";
  return (
    <Page
      title={labelOf("meeting", meeting.kind)} trail={trail} under={<><State of="meeting" is={meeting.state} /><span>{formatTime(meeting.startsAt)}</span></>}
      actions={<>
        <Button variant="default" leftSection={<IconCalendarDown size={16} />} onClick={() => void download(`/v1/meetings/${meeting.id}.ics`, "meeting.ics")}>Calendar file</Button>
        {scheduled && person.may("meetings.complete") ? <Button onClick={() => setOpen("complete")}>Record that it was held</Button> : null}
        {scheduled && person.may("meetings.write") ? (
          <Menu>
            <Menu.Target><Button variant="default" px={10} aria-label="More"><IconDots size={16} /></Button></Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => setOpen("move")}>Move</Menu.Item>
              <Menu.Item color="red" onClick={() => setOpen("cancel")}>Call off</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : null}
      </>}
    >
      <Card>
        <Facts items={[
          ["When", formatTime(meeting.startsAt)],
          ["Length", `${meeting.durationMinutes} minutes`],
          ["Invited", listOf(meeting.attendees)],
          meeting.completedAt ? ["Recorded", formatTime(meeting.completedAt)] : null,
          meeting.completedAt ? ["Came", listOf(meeting.attended)] : null,
          meeting.outcome ? ["Outcome", labelOf("outcome", meeting.outcome)] : null,
          meeting.completedAt ? ["Notes", <span key="notes" style={{ whiteSpace: "pre-line" }}>{meeting.notes || NOTHING}</span>] : null,
          meeting.cancelledAt ? ["Called off", `${formatTime(meeting.cancelledAt)}: ${meeting.cancelReason ?? NOTHING}`] : null,
        ]} />
      </Card>
      {open === "complete" ? <CompleteMeeting meeting={meeting} close={close} /> : null}
      {open === "move" ? <RescheduleMeeting meeting={meeting} close={close} /> : null}
      {open === "cancel" ? <CancelMeeting meeting={meeting} close={close} /> : null}
    </Page>
  );
}
