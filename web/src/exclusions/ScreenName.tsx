import { Button, Group, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { useAction } from "@/api/hooks";
import { post } from "@/api/http";
import { fieldErrors } from "@/api/problem";
import { npiFault } from "@/lib/npi";
import { Beside } from "@/ui/Beside";
import { Refusal } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { Screened } from "./Screened";

const KINDS = [{ value: "person", label: "A person" }, { value: "organization", label: "An organization" }];
const said = (value: string) => value.trim() || null;

/** Looks for a person or an organization on the lists; nothing is kept of it. */
export function ScreenName() {
  const [kind, setKind] = useState("person");
  const isPerson = kind === "person";
  const form = useForm({
    initialValues: { last: "", first: "", middle: "", organization: "", npi: "", dateOfBirth: "", state: "" },
    validate: {
      last: (value) => (isPerson && !value.trim() ? "Enter the surname" : null),
      organization: (value) => (!isPerson && !value.trim() ? "Enter the name" : null),
      npi: (value) => (value.trim() ? npiFault(value) : null),
    },
  });
  const screen = useAction((_: number, key: string) => {
    const { last, first, middle, organization, npi, dateOfBirth, state } = form.getValues();
    return post("/v1/screenings", {}, {
      ...(isPerson ? { name: { last: last.trim(), first: said(first), middle: said(middle) }, dateOfBirth: said(dateOfBirth) } : { organization: organization.trim() }),
      npi: said(npi), state: said(state)?.toUpperCase() ?? null,
    }, key);
  });
  const change = (to: string) => {
    setKind(to);
    screen.reset();
  };
  return (
    <Card title="Screen a name" actions={<SegmentedControl bg="var(--ground)" aria-label="Who is looked for" data={KINDS} value={kind} onChange={change} />}>
      <form noValidate onSubmit={form.onSubmit(() => screen.mutate(Date.now(), { onError: (problem) => form.setErrors(named(fieldErrors(problem))) }))}>
        <Stack>
          {isPerson ? (
            <Beside>
              <TextInput label="Surname" required autoComplete="off" {...form.getInputProps("last")} />
              <TextInput label="First name" autoComplete="off" {...form.getInputProps("first")} />
              <TextInput label="Middle name" autoComplete="off" {...form.getInputProps("middle")} />
            </Beside>
          ) : <TextInput label="Organization" required autoComplete="off" {...form.getInputProps("organization")} />}
          <Beside>
            <TextInput label="NPI" inputMode="numeric" autoComplete="off" {...form.getInputProps("npi")} />
            {isPerson ? <TextInput label="Date of birth" type="date" {...form.getInputProps("dateOfBirth")} /> : null}
            <TextInput label="State" maxLength={2} placeholder="CT" autoComplete="off" {...form.getInputProps("state")} />
          </Beside>
          <Refusal problem={screen.error} />
          <Group><Button type="submit" loading={screen.isPending}>Screen</Button></Group>
          {screen.data ? <Screened result={screen.data} /> : null}
        </Stack>
      </form>
    </Card>
  );
}

const named = ({ "name.last": last, "name.first": first, "name.middle": middle, ...others }: Record<string, string>): Record<string, string> => ({
  ...others, ...(last ? { last } : {}), ...(first ? { first } : {}), ...(middle ? { middle } : {}),
});
