import { Autocomplete, FileInput, NativeSelect, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPaperclip } from "@tabler/icons-react";
import { post } from "@/api/http";
import type { DocumentRequest } from "@/api/types";
import { DOCUMENT_KINDS, documentKind as nameOfKind, kindFault, kindOf } from "@/lib/documents";
import { formatDate } from "@/lib/format";
import { Beside } from "@/ui/Beside";
import { Dialog } from "@/ui/Dialog";
import { partsOf, useSubjects } from "./useSubjects";

/** Sends a file: of its own accord, or because it was asked for. */
export function Upload({ clientId, request, close }: { clientId: string; request?: DocumentRequest; close: () => void }) {
  const subjects = useSubjects(clientId);
  const form = useForm({
    initialValues: {
      file: null as File | null, subject: request ? `${request.subjectKind}/${request.subjectId}` : `client/${clientId}`, documentKind: request?.documentKind ?? "", expiresOn: "",
    },
    validate: { file: (value) => (value ? null : "Choose a file"), documentKind: kindFault },
  });
  return (
    <Dialog
      title={request ? `Upload: ${nameOfKind(request.documentKind)}` : "Upload a document"} opened close={close} act="Upload" form={form} done="The document is stored"
      onSubmit={(key) => {
        const { file, subject, documentKind, expiresOn } = form.getValues();
        const { subjectKind, subjectId } = partsOf(subject);
        const data = new FormData();
        Object.entries({ clientId, subjectKind, subjectId, documentKind: kindOf(documentKind), ...(expiresOn ? { expiresOn } : {}) }).forEach(([name, value]) => data.set(name, value));
        data.set("file", file!);
        return post("/v1/documents", {}, data, key);
      }}
    >
      {request ? <Text size="sm">{request.reason} It is due {formatDate(request.dueOn)}.</Text> : null}
      <FileInput label="File" placeholder="Choose a file" description="PDF, pictures or office files" required leftSection={<IconPaperclip size={16} aria-hidden />} {...form.getInputProps("file")} />
      {request ? null : (
        <Beside>
          <NativeSelect label="Of" data={subjects} {...form.getInputProps("subject")} />
          <Autocomplete label="Kind" data={[...DOCUMENT_KINDS]} required {...form.getInputProps("documentKind")} />
        </Beside>
      )}
      <TextInput label="Expires" description="Where it does" type="date" {...form.getInputProps("expiresOn")} />
    </Dialog>
  );
}
