import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { post } from "@/api/http";
import type { CredentialFile, FileElement, StatedOutcome, VerificationMethod } from "@/api/types";
import { EvidenceField } from "@/documents/EvidenceField";
import { toLocalInput } from "@/lib/format";
import { optionsOf } from "@/lib/words";
import { Beside } from "@/ui/Beside";
import { Dialog } from "@/ui/Dialog";

interface Props {
  file: CredentialFile;
  element: FileElement;
  close: () => void;
}

const needed = (value: string) => (value.trim() ? null : "Please fill this in");
const isTime = (value: string) => (Number.isNaN(new Date(value).getTime()) ? "Enter a day and a time" : null);
const METHODS = optionsOf("verification").filter((method) => method.value !== "automatic");
const OUTCOMES = [{ value: "verified", label: "Confirms it" }, { value: "adverse", label: "Says something adverse" }, { value: "unavailable", label: "Cannot say" }];

/** What a person heard from a source, with what shows it. */
export function RecordVerification({ file, element, close }: Props) {
  const form = useForm({
    initialValues: {
      source: element.source ?? "", method: "website" as VerificationMethod, outcome: "verified" as StatedOutcome, verifiedAt: toLocalInput(new Date()),
      findings: "", expiresOn: "", evidence: [] as string[],
    },
    validate: { source: needed, verifiedAt: isTime },
  });
  return (
    <Dialog
      title={element.name} opened close={close} act="Record" form={form} done="The verification is recorded"
      onSubmit={(key) => {
        const { source, method, outcome, verifiedAt, findings, expiresOn, evidence } = form.getValues();
        return post("/v1/credential-files/{id}/elements/{code}/verifications", { path: { id: file.id, code: element.code } }, {
          source: source.trim(), method, outcome, verifiedAt: new Date(verifiedAt).toISOString(), findings: findings.trim() || null, evidence,
          ...(expiresOn ? { expiresOn } : {}),
        }, key);
      }}
    >
      <TextInput label="Source" description="Who said it, such as the state's board" required data-autofocus {...form.getInputProps("source")} />
      <Beside>
        <NativeSelect label="Asked by" data={METHODS} {...form.getInputProps("method")} />
        <NativeSelect label="The source" data={OUTCOMES} {...form.getInputProps("outcome")} />
      </Beside>
      <Beside>
        <TextInput label="When" type="datetime-local" required {...form.getInputProps("verifiedAt")} />
        <TextInput label="What was verified ends on" type="date" {...form.getInputProps("expiresOn")} />
      </Beside>
      <Textarea label="Findings" {...form.getInputProps("findings")} />
      <EvidenceField
        clientId={file.clientId} providerId={file.providerId} description="What is verified needs a document that shows it"
        none="What is verified needs a document that shows it. There is none of this provider yet: upload it under the client's documents." {...form.getInputProps("evidence")}
      />
    </Dialog>
  );
}

export function RecordAttempt({ file, element, close }: Props) {
  const form = useForm({
    initialValues: { source: element.source ?? "", channel: "Phone", at: toLocalInput(new Date()), result: "" }, validate: { source: needed, result: needed, at: isTime },
  });
  return (
    <Dialog
      title={`Attempt: ${element.name}`} opened close={close} act="Record" form={form} done="The attempt is recorded"
      onSubmit={(key) => {
        const { source, channel, at, result } = form.getValues();
        return post("/v1/credential-files/{id}/elements/{code}/attempts", { path: { id: file.id, code: element.code } }, {
          source: source.trim(), channel, at: new Date(at).toISOString(), result: result.trim(),
        }, key);
      }}
    >
      <TextInput label="Source" required data-autofocus {...form.getInputProps("source")} />
      <Beside>
        <NativeSelect label="By" data={["Phone", "Website", "Letter", "E-mail", "Fax"]} {...form.getInputProps("channel")} />
        <TextInput label="When" type="datetime-local" required {...form.getInputProps("at")} />
      </Beside>
      <Textarea label="Result" required {...form.getInputProps("result")} />
    </Dialog>
  );
}
