import { TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { get, patch, post } from "@/api/http";
import type { Location, Practice } from "@/api/types";
import { npiFault } from "@/lib/npi";
import { Beside } from "@/ui/Beside";
import { Dialog, EditDialog } from "@/ui/Dialog";
import { Rows, rowsOf, typedRows, type RowField } from "@/ui/Rows";
import { useSave } from "@/ui/useSave";

const PLACE: readonly RowField[] = [
  { name: "line1", label: "Street", required: true, span: 7 },
  { name: "line2", label: "Suite", span: 5 },
  { name: "city", label: "City", required: true, span: 5 },
  { name: "state", label: "State", required: true, span: 3 },
  { name: "postalCode", label: "Postal code", required: true, span: 4 },
];

interface Values extends Record<string, unknown> {
  name: string;
  npi: string;
  tin: string;
  locations: Record<string, string | boolean>[];
}

const valuesOf = (practice?: Practice): Values => ({
  name: practice?.name ?? "", npi: practice?.npi ?? "", tin: practice?.tin ?? "",
  locations: practice ? typedRows(practice.locations, PLACE) : [Object.fromEntries(PLACE.map((field) => [field.name, ""]))],
});

const bodyOf = (values: Values) => ({ name: values.name.trim(), npi: values.npi.trim(), tin: values.tin.replace(/\D/g, ""), locations: rowsOf<Location>(values.locations) });

const validate = {
  name: (value: string) => (value.trim() ? null : "Enter the practice's name"),
  npi: npiFault,
  tin: (value: string) => (value.replace(/\D/g, "").length === 9 ? null : "A tax id has nine digits"),
};

function Fields({ form }: { form: UseFormReturnType<Values> }) {
  return (
    <>
      <TextInput label="Name" required data-autofocus {...form.getInputProps("name")} />
      <Beside>
        <TextInput label="NPI" description="Of the organization" inputMode="numeric" required {...form.getInputProps("npi")} />
        <TextInput label="Tax id" description="Nine digits" inputMode="numeric" autoComplete="off" required {...form.getInputProps("tin")} />
      </Beside>
      <Rows form={form} name="locations" legend="Locations" fields={PLACE} add="Another location" />
    </>
  );
}

export function PracticeForm({ clientId, close }: { clientId: string; close: () => void }) {
  const form = useForm<Values>({ initialValues: valuesOf(), validate });
  return (
    <Dialog
      title="Add a practice" opened close={close} act="Add" form={form} done="The practice is set up" wide
      onSubmit={(key) => post("/v1/clients/{clientId}/practices", { path: { clientId } }, bodyOf(form.getValues()), key)}
    >
      <Fields form={form} />
    </Dialog>
  );
}

export function EditPractice({ practice, close }: { practice: Practice; close: () => void }) {
  const form = useForm<Values>({ initialValues: valuesOf(practice), validate });
  const where = { path: { id: practice.id } };
  const saving = useSave<Values, Practice>({
    form, from: practice, valuesOf, done: "Saved", then: close,
    save: (values, version) => patch("/v1/practices/{id}", where, bodyOf(values), version),
    read: () => get("/v1/practices/{id}", where),
  });
  return (
    <EditDialog title={`Edit ${practice.name}`} close={close} saving={saving} wide>
      <Fields form={form} />
    </EditDialog>
  );
}
