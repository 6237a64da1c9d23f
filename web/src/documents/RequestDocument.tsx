import { Autocomplete, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { post } from "@/api/http";
import { DOCUMENT_KINDS, kindFault, kindOf } from "@/lib/documents";
import { toDateInput } from "@/lib/format";
import { Beside } from "@/ui/Beside";
import { Dialog } from "@/ui/Dialog";
import { partsOf, useSubjects } from "./useSubjects";

const DAY = 86_400_000;
const USUAL_DAYS = 14;

/** Asks a client for a document; reminders go out by themselves. */
export function RequestDocument({ clientId, close }: { clientId: string; close: () => void }) {
  const subjects = useSubjects(clientId);
  const form = useForm({
    initialValues: { subject: `client/${clientId}`, documentKind: "", dueOn: toDateInput(new Date(Date.now() + USUAL_DAYS * DAY)), reason: "" },
    validate: { documentKind: kindFault, dueOn: (value) => (value ? null : "Enter a date"), reason: (value) => (value.trim() ? null : "Say why it is needed") },
  });
  return (
    <Dialog
      title="Ask for a document" opened close={close} act="Ask" form={form} done="The client is asked for it"
      onSubmit={(key) => {
        const { subject, documentKind, dueOn, reason } = form.getValues();
        return post("/v1/document-requests", {}, { clientId, ...partsOf(subject), documentKind: kindOf(documentKind), dueOn, reason: reason.trim() }, key);
      }}
    >
      <Beside>
        <NativeSelect label="Of" data={subjects} data-autofocus {...form.getInputProps("subject")} />
        <Autocomplete label="Kind" data={[...DOCUMENT_KINDS]} required {...form.getInputProps("documentKind")} />
      </Beside>
      <TextInput label="Due" type="date" required {...form.getInputProps("dueOn")} />
      <Textarea label="Why" description="The client reads this" required {...form.getInputProps("reason")} />
    </Dialog>
  );
}
