import { Code, FileInput, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPaperclip } from "@tabler/icons-react";
import { Fragment } from "react";
import { post } from "@/api/http";
import { Dialog } from "@/ui/Dialog";

const HEADER = "npi,firstName,middleName,lastName,taxonomy,licenseState,licenseNumber,dateOfBirth,email";

/** Sends a list of providers; what is no roster is refused at once, what is wrong with single rows is told row by row. */
export function UploadRoster({ clientId, close, then }: { clientId: string; close: () => void; then: (rosterId: string) => void }) {
  const form = useForm({ initialValues: { file: null as File | null }, validate: { file: (value) => (value ? null : "Choose a file") } });
  return (
    <Dialog
      title="Upload a roster" opened close={close} act="Upload" form={form} done="The roster is taken in"
      onSubmit={(key) => {
        const data = new FormData();
        data.set("clientId", clientId);
        data.set("file", form.getValues().file!);
        return post("/v1/rosters", {}, data, key);
      }}
      then={(roster) => then(roster.id)}
    >
      <FileInput
        label="File" placeholder="Choose a file" description="CSV in UTF-8, with a row for each provider" accept=".csv,text/csv" required
        leftSection={<IconPaperclip size={16} aria-hidden />} {...form.getInputProps("file")}
      />
      <Text size="sm">
        The first row names the columns, in any order; only the NPI and the names are required. Dates are written as 1980-06-30.
        The header of an NPPES dissemination file is understood too.
      </Text>
      <Code block style={{ whiteSpace: "normal" }}>{HEADER.split(",").map((column, index) => <Fragment key={column}>{index > 0 ? <>,<wbr /></> : null}{column}</Fragment>)}</Code>
    </Dialog>
  );
}
