import { Button, Group, Modal, MultiSelect, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { useForm, type UseFormReturnType } from "@mantine/form";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAction, useRead } from "@/api/hooks";
import { get, patch, post } from "@/api/http";
import type { Provider } from "@/api/types";
import { npiFault } from "@/lib/npi";
import { nameOf } from "@/lib/people";
import { Dialog, EditDialog } from "@/ui/Dialog";
import { Refusal } from "@/ui/Feedback";
import { Rows } from "@/ui/Rows";
import { useFocusBack } from "@/ui/useFocusBack";
import { useSave } from "@/ui/useSave";
import { blankValues, bodyOfProvider, ROWS, valuesOfDraft, valuesOfProvider, type ProviderValues } from "./providerValues";

const validate = {
  npi: npiFault,
  firstName: (value: string) => (value.trim() ? null : "Enter the first name"),
  lastName: (value: string) => (value.trim() ? null : "Enter the last name"),
  ssn: (value: string) => (value.trim() === "" || value.replace(/\D/g, "").length === 9 ? null : "A Social Security number has nine digits"),
};

function Fields({ form, clientId, known }: { form: UseFormReturnType<ProviderValues>; clientId: string; known?: Provider }) {
  const practices = useRead("/v1/clients/{clientId}/practices", { path: { clientId }, query: { limit: 200 } });
  const kept = known ? "Left empty, it stays as it is" : "Stored encrypted, shown masked";
  return (
    <>
      <Group grow align="flex-start">
        <TextInput label="First name" required data-autofocus {...form.getInputProps("firstName")} />
        <TextInput label="Middle name" {...form.getInputProps("middleName")} />
        <TextInput label="Last name" required {...form.getInputProps("lastName")} />
      </Group>
      <Group grow align="flex-start">
        <TextInput label="NPI" required inputMode="numeric" {...form.getInputProps("npi")} />
        <TextInput label="CAQH id" inputMode="numeric" {...form.getInputProps("caqhId")} />
        <TextInput label="E-mail" type="email" {...form.getInputProps("email")} />
      </Group>
      <Group grow align="flex-start">
        <TextInput label="Date of birth" description={kept} type="date" {...form.getInputProps("dateOfBirth")} />
        <TextInput label="Social Security number" description={known?.hasSsn ? "On file. Left empty, it stays" : kept} type="password" autoComplete="off" inputMode="numeric" {...form.getInputProps("ssn")} />
      </Group>
      <MultiSelect label="Practices" data={(practices.data?.items ?? []).map((practice) => ({ value: practice.id, label: practice.name }))} {...form.getInputProps("practiceIds")} />
      <TagsInput label="Taxonomies" description="Codes, such as 207Q00000X" {...form.getInputProps("taxonomies")} />
      <Rows form={form} name="licenses" legend="Licences" fields={ROWS.licenses} add="Another licence" />
      <Rows form={form} name="dea" legend={known && known.dea.length > 0 ? "DEA registrations (typed anew, they replace those on file)" : "DEA registrations"} fields={ROWS.dea} add="Another registration" />
      <Rows form={form} name="boardCertifications" legend="Board certifications" fields={ROWS.boardCertifications} add="Another certification" />
      <Rows form={form} name="education" legend="Education" fields={ROWS.education} add="Another school" />
      <Rows form={form} name="workHistory" legend="Work history" fields={ROWS.workHistory} add="Another position" />
      <Rows form={form} name="malpractice" legend="Malpractice insurance" fields={ROWS.malpractice} add="Another policy" />
    </>
  );
}

/** First the NPI, which fills in what is public; then the rest. */
export function NewProvider({ clientId, close }: { clientId: string; close: () => void }) {
  useFocusBack();
  const [values, setValues] = useState<ProviderValues | null>(null);
  const practices = useRead("/v1/clients/{clientId}/practices", { path: { clientId }, query: { limit: 200 } });
  const only = practices.data?.items.length === 1 ? [practices.data.items[0]!.id] : [];
  return values
    ? <ProviderDialog clientId={clientId} values={values} close={close} />
    : <Lookup close={close} found={(draft) => setValues(valuesOfDraft(draft, only))} byHand={(npi) => setValues(blankValues(npi, only))} />;
}

function Lookup({ close, found, byHand }: { close: () => void; found: (draft: Parameters<typeof valuesOfDraft>[0]) => void; byHand: (npi: string) => void }) {
  const form = useForm({ initialValues: { npi: "" }, validate: { npi: npiFault } });
  const look = useAction((npi: string, key: string) => post("/v1/providers/lookup", {}, { npi }, key));
  return (
    <Modal opened onClose={close} title="Add a provider">
      <form noValidate onSubmit={form.onSubmit(({ npi }) => look.mutate(npi.trim(), { onSuccess: found }))}>
        <Stack>
          <Text size="sm">What the NPI registry knows is filled in; you complete the rest. Nothing of it counts as verified.</Text>
          <TextInput label="NPI" inputMode="numeric" required data-autofocus {...form.getInputProps("npi")} />
          <Refusal problem={look.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => byHand(form.getValues().npi.trim())}>Enter by hand</Button>
            <Button type="submit" loading={look.isPending}>Look up</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function ProviderDialog({ clientId, values, close }: { clientId: string; values: ProviderValues; close: () => void }) {
  const navigate = useNavigate();
  const form = useForm<ProviderValues>({ initialValues: values, validate });
  return (
    <Dialog
      onSubmit={(key) => post("/v1/providers", {}, { clientId, ...bodyOfProvider(form.getValues()) }, key)}
      title="Add a provider" opened close={close} act="Add" form={form} done="The provider is set up" wide
      then={(provider) => void navigate({ to: "/providers/$providerId", params: { providerId: provider.id } })}
    >
      <Fields form={form} clientId={clientId} />
    </Dialog>
  );
}

export function EditProvider({ provider, close }: { provider: Provider; close: () => void }) {
  const form = useForm<ProviderValues>({ initialValues: valuesOfProvider(provider), validate });
  const where = { path: { id: provider.id } };
  const saving = useSave<ProviderValues, Provider>({
    form, from: provider, valuesOf: valuesOfProvider, done: "Saved", then: close,
    save: (values, version) => patch("/v1/providers/{id}", where, bodyOfProvider(values), version),
    read: () => get("/v1/providers/{id}", where),
  });
  return (
    <EditDialog title={`Edit ${nameOf(provider)}`} close={close} saving={saving} wide>
      <Fields form={form} clientId={provider.clientId} known={provider} />
    </EditDialog>
  );
}
