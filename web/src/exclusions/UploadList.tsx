import { FileInput, NativeSelect, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPaperclip } from "@tabler/icons-react";
import { post } from "@/api/http";
import type { ListKind } from "@/api/types";
import { EFFECT_OF, KINDS_OF } from "@/lib/alerts";
import { labelOf, optionsOf } from "@/lib/words";
import { Beside } from "@/ui/Beside";
import { Dialog } from "@/ui/Dialog";
import { Warning } from "@/ui/Feedback";

/** Sends a file of a list as its publisher has it; what the file does to the list is said before it is sent. */
export function UploadList({ close, then }: { close: () => void; then: (importId: string) => void }) {
  const form = useForm({
    initialValues: { file: null as File | null, list: "leie", kind: "full" as ListKind, asOf: "" }, validate: { file: (value) => (value ? null : "Choose a file") },
  });
  const { list, kind } = form.getValues();
  const kinds = KINDS_OF[list] ?? [];
  const choose = (chosen: string) => {
    form.setFieldValue("list", chosen);
    form.setFieldValue("kind", "full");
  };
  return (
    <Dialog
      title="Upload a file of an exclusion list" opened close={close} act="Upload" form={form} done="The file is being read"
      onSubmit={(key) => {
        const values = form.getValues();
        const data = new FormData();
        data.set("file", values.file!);
        const query = { kind: values.kind, asOf: values.asOf || undefined };
        return post("/v1/exclusion-lists/{list}", { path: { list: values.list }, query }, data, key);
      }}
      then={(taken) => then(taken.id)}
    >
      <Beside>
        <NativeSelect label="List" data={optionsOf("list")} value={list} onChange={(event) => choose(event.currentTarget.value)} />
        <NativeSelect label="File" data={kinds.map((value) => ({ value, label: labelOf("listKind", value) }))} description={EFFECT_OF[kind]} inputWrapperOrder={["label", "input", "description"]} {...form.getInputProps("kind")} />
      </Beside>
      <FileInput
        label="CSV" placeholder="Choose a file" description="As the publisher has it" accept=".csv,text/csv" required leftSection={<IconPaperclip size={16} aria-hidden />}
        {...form.getInputProps("file")}
      />
      <TextInput label="Data of" description="The day of the publisher's data, where it is known" type="date" {...form.getInputProps("asOf")} />
      {kind === "full" ? <Warning title="The whole list is replaced">Whoever is on the list today and is not in the file no longer counts as excluded, however many that are.</Warning> : null}
      <Text size="sm">A file that is cut off, or of which too many rows cannot be read, is refused, and the list stays as it is.</Text>
    </Dialog>
  );
}
