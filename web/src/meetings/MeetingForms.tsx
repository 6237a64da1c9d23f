import { NativeSelect, NumberInput, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { post } from "@/api/http";
import type { Meeting, MeetingKind, MeetingOutcome } from "@/api/types";
import { toLocalInput } from "@/lib/format";
import { optionsOf } from "@/lib/words";
import { Beside } from "@/ui/Beside";
import { Dialog } from "@/ui/Dialog";

const DAY = 86_400_000;
const DURATION = 30;

/** Tomorrow at ten, by the reader's clock. */
function tomorrow(): string {
  const at = new Date(Date.now() + DAY);
  at.setHours(10, 0, 0, 0);
  return toLocalInput(at);
}

const instant = (local: string): string => new Date(local).toISOString();
const isTime = (value: string) => (Number.isNaN(new Date(value).getTime()) ? "Enter a day and a time" : null);

export function ArrangeMeeting({ clientId, attendee, close }: { clientId: string; attendee: string | undefined; close: () => void }) {
  const form = useForm({
    initialValues: { kind: "consultation" as MeetingKind, startsAt: tomorrow(), durationMinutes: DURATION, attendees: attendee ? [attendee] : [] },
    validate: { startsAt: isTime },
  });
  return (
    <Dialog
      title="Arrange a meeting" opened close={close} act="Arrange" form={form} done="The meeting is arranged and the invitations are on their way"
      onSubmit={(key) => {
        const { kind, startsAt, durationMinutes, attendees } = form.getValues();
        return post("/v1/clients/{clientId}/meetings", { path: { clientId } }, { kind, startsAt: instant(startsAt), durationMinutes, attendees }, key);
      }}
    >
      <NativeSelect label="Meeting" required data={optionsOf("meeting")} data-autofocus {...form.getInputProps("kind")} />
      <Beside>
        <TextInput label="Starts" type="datetime-local" required {...form.getInputProps("startsAt")} />
        <NumberInput label="Minutes" required min={1} max={1440} step={15} {...form.getInputProps("durationMinutes")} />
      </Beside>
      <TagsInput label="Invite" description="E-mail addresses" splitChars={[",", " ", ";"]} {...form.getInputProps("attendees")} />
    </Dialog>
  );
}

export function CompleteMeeting({ meeting, close }: { meeting: Meeting; close: () => void }) {
  const decides = meeting.kind === "consultation";
  const form = useForm({ initialValues: { notes: "", attended: meeting.attendees, outcome: "proceed" as MeetingOutcome } });
  return (
    <Dialog
      title="Record that it was held" opened close={close} act="Record" form={form} done="The meeting is recorded"
      onSubmit={(key) => {
        const { notes, attended, outcome } = form.getValues();
        return post("/v1/meetings/{id}/complete", { path: { id: meeting.id } }, { notes, attended, ...(decides ? { outcome } : {}) }, key);
      }}
    >
      {decides ? <NativeSelect label="Outcome" description="It decides whether research begins" data={optionsOf("outcome")} data-autofocus {...form.getInputProps("outcome")} /> : null}
      <TagsInput label="Who came" splitChars={[",", " ", ";"]} {...form.getInputProps("attended")} />
      <Textarea label="Notes" minRows={4} {...form.getInputProps("notes")} />
    </Dialog>
  );
}

export function RescheduleMeeting({ meeting, close }: { meeting: Meeting; close: () => void }) {
  const form = useForm({
    initialValues: { startsAt: toLocalInput(new Date(meeting.startsAt)), durationMinutes: meeting.durationMinutes }, validate: { startsAt: isTime },
  });
  return (
    <Dialog
      title="Move the meeting" opened close={close} act="Move" form={form} done="The meeting is moved"
      onSubmit={(key) => {
        const { startsAt, durationMinutes } = form.getValues();
        return post("/v1/meetings/{id}/reschedule", { path: { id: meeting.id } }, { startsAt: instant(startsAt), durationMinutes }, key);
      }}
    >
      <TextInput label="Starts" type="datetime-local" required data-autofocus {...form.getInputProps("startsAt")} />
      <NumberInput label="Minutes" required min={1} max={1440} step={15} {...form.getInputProps("durationMinutes")} />
    </Dialog>
  );
}

export function CancelMeeting({ meeting, close }: { meeting: Meeting; close: () => void }) {
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: (value) => (value.trim() ? null : "Say why") } });
  return (
    <Dialog
      title="Call the meeting off" opened close={close} act="Call off" danger form={form} done="The meeting is called off"
      onSubmit={(key) => post("/v1/meetings/{id}/cancel", { path: { id: meeting.id } }, { reason: form.getValues().reason.trim() }, key)}
    >
      <Textarea label="Reason" required data-autofocus {...form.getInputProps("reason")} />
    </Dialog>
  );
}
