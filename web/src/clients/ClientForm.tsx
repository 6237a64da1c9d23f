import { Group, NativeSelect, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { get, patch, post } from "@/api/http";
import type { Client, ClientKind } from "@/api/types";
import { optionsOf } from "@/lib/words";
import { upper } from "@/lib/states";
import { Beside } from "@/ui/Beside";
import { Dialog, EditDialog } from "@/ui/Dialog";
import { useSave } from "@/ui/useSave";

interface Values extends Record<string, unknown> {
  name: string;
  kind: ClientKind;
  contactName: string;
  email: string;
  phone: string;
  states: string[];
  specialties: string[];
  goals: string;
}

const valuesOf = (client?: Client): Values => ({
  name: client?.name ?? "",
  kind: client?.kind ?? "practice",
  contactName: client?.contact.name ?? "",
  email: client?.contact.email ?? "",
  phone: client?.contact.phone ?? "",
  states: client?.states ?? [],
  specialties: client?.specialties ?? [],
  goals: client?.goals ?? "",
});

const bodyOf = (values: Values) => ({
  name: values.name.trim(),
  kind: values.kind,
  contact: { name: values.contactName.trim(), email: values.email.trim(), phone: values.phone.trim() || null },
  states: upper(values.states),
  specialties: upper(values.specialties),
  goals: values.goals.trim() || null,
});

const validate = {
  name: (value: string) => (value.trim() ? null : "Enter the client's name"),
  contactName: (value: string) => (value.trim() ? null : "Enter whom to talk to"),
  email: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? null : "Enter an e-mail address"),
};

function useValues(client?: Client) {
  const form = useForm<Values>({ initialValues: valuesOf(client), validate });
  // The API names the contact's fields by their path.
  const named = { ...form, setErrors: (errors: Record<string, unknown>) => form.setErrors({ ...errors, contactName: errors["contact.name"], email: errors["contact.email"] ?? errors.email } as never) };
  return named as typeof form;
}

function Fields({ form }: { form: ReturnType<typeof useValues> }) {
  return (
    <>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput label="Name" required data-autofocus {...form.getInputProps("name")} />
        <NativeSelect label="Kind" required data={optionsOf("kind")} {...form.getInputProps("kind")} maw={180} />
      </Group>
      <TextInput label="Contact" required {...form.getInputProps("contactName")} />
      <Beside>
        <TextInput label="E-mail" type="email" required {...form.getInputProps("email")} />
        <TextInput label="Phone" type="tel" {...form.getInputProps("phone")} />
      </Beside>
      <TagsInput label="States" description="Two letters each, such as CT" {...form.getInputProps("states")} />
      <TagsInput label="Specialties" description="Taxonomy codes, such as 207Q00000X" {...form.getInputProps("specialties")} />
      <Textarea label="Goals" {...form.getInputProps("goals")} />
    </>
  );
}

/** Takes a client on. */
export function ClientForm({ close, then }: { close: () => void; then: (client: Client) => void }) {
  const form = useValues();
  return (
    <Dialog
      title="New client" opened close={close} act="Create client" form={form} done="The client is created" then={then}
      onSubmit={(key) => post("/v1/clients", {}, bodyOf(form.getValues()), key)}
    >
      <Fields form={form} />
    </Dialog>
  );
}

/** Changes what is known of a client; somebody else's change meanwhile is shown beside one's own. */
export function EditClient({ client, close }: { client: Client; close: () => void }) {
  const form = useValues(client);
  const where = { path: { id: client.id } };
  const saving = useSave<Values, Client>({
    form, from: client, valuesOf, done: "Saved", then: close,
    save: (values, version) => patch("/v1/clients/{id}", where, bodyOf(values), version),
    read: () => get("/v1/clients/{id}", where),
  });
  return (
    <EditDialog title="Edit client" close={close} saving={saving}>
      <Fields form={form} />
    </EditDialog>
  );
}
