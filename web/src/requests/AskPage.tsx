import { Button, Grid, NativeSelect, NumberInput, Stack, TagsInput, Textarea, TextInput, Title } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconMailCheck } from "@tabler/icons-react";
import { useEffect } from "react";
import { useAction } from "@/api/hooks";
import { post } from "@/api/http";
import { fieldErrors } from "@/api/problem";
import type { ClientKind } from "@/api/types";
import { upper } from "@/lib/states";
import { optionsOf } from "@/lib/words";
import { Empty, OfflineNotice, Refusal } from "@/ui/Feedback";
import classes from "./AskPage.module.css";

const needed = (value: string) => (value.trim() ? null : "Please fill this in");

/** The public page on which a practice asks for a first conversation. */
export function AskPage() {
  useEffect(() => {
    document.title = "Ask for a consultation · Credentialing";
  }, []);
  const form = useForm({
    initialValues: { organization: "", name: "", email: "", phone: "", kind: "practice" as ClientKind, states: [] as string[], specialties: [] as string[], providerCount: "" as number | "", goals: "", questions: "" },
    validate: { organization: needed, name: needed, email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : "Please enter an e-mail address") },
  });
  const ask = useAction((_: number, key: string) => {
    const values = form.getValues();
    return post("/v1/consultation-requests", {}, {
      organization: values.organization.trim(),
      contact: { name: values.name.trim(), email: values.email.trim(), phone: values.phone.trim() || null },
      kind: values.kind,
      states: upper(values.states),
      specialties: upper(values.specialties),
      ...(values.providerCount === "" ? {} : { providerCount: values.providerCount }),
      goals: values.goals.trim() || null,
      questions: values.questions.split("\n").map((line) => line.trim()).filter(Boolean),
    }, key);
  });
  return (
    <main className={classes.page}>
      <OfflineNotice />
      <div className={classes.brand}><img src="/favicon.svg" width={28} height={28} alt="" />Credentialing</div>
      {ask.data ? (
        <div className={classes.card} role="status">
          <Empty icon={IconMailCheck} title={`Thank you. Your reference is ${ask.data.reference}.`}>We will write to you to arrange a meeting of 30 minutes.</Empty>
        </div>
      ) : <>
        <Title order={1}>Ask for a consultation</Title>
        <p className={classes.lead}>Tell us a little about your practice. In a meeting of 30 minutes we look at your goals and what it takes to be in network.</p>
        <form
          className={classes.card} noValidate
          onSubmit={form.onSubmit(() => ask.mutate(1, { onError: (problem) => form.setErrors(named(fieldErrors(problem))) }))}
        >
          <Stack gap="lg">
            <Grid>
              <Grid.Col span={{ base: 12, xs: 8 }}><TextInput label="Organization" autoComplete="organization" required {...form.getInputProps("organization")} /></Grid.Col>
              <Grid.Col span={{ base: 12, xs: 4 }}><NativeSelect label="Kind" data={optionsOf("kind")} {...form.getInputProps("kind")} /></Grid.Col>
              <Grid.Col span={{ base: 12, xs: 4 }}><TextInput label="Your name" autoComplete="name" required {...form.getInputProps("name")} /></Grid.Col>
              <Grid.Col span={{ base: 12, xs: 4 }}><TextInput label="E-mail" type="email" autoComplete="email" required {...form.getInputProps("email")} /></Grid.Col>
              <Grid.Col span={{ base: 12, xs: 4 }}><TextInput label="Phone" type="tel" autoComplete="tel" {...form.getInputProps("phone")} /></Grid.Col>
              <Grid.Col span={{ base: 12, xs: 4 }}><TagsInput label="States" description="Two letters each" {...form.getInputProps("states")} /></Grid.Col>
              <Grid.Col span={{ base: 12, xs: 4 }}><TagsInput label="Specialties" description="Taxonomy codes, if known" {...form.getInputProps("specialties")} /></Grid.Col>
              <Grid.Col span={{ base: 12, xs: 4 }}><NumberInput label="Providers" description="How many" min={0} {...form.getInputProps("providerCount")} /></Grid.Col>
            </Grid>
            <Textarea label="What do you want to achieve?" {...form.getInputProps("goals")} />
            <Textarea label="Your questions" description="One a line" {...form.getInputProps("questions")} />
            <Refusal problem={ask.error} />
            <Button type="submit" size="md" loading={ask.isPending}>Ask for a consultation</Button>
          </Stack>
        </form>
      </>}
    </main>
  );
}

const named = ({ "contact.name": name, "contact.email": email, "contact.phone": phone, ...others }: Record<string, string>): Record<string, string> => ({
  ...others, ...(name ? { name } : {}), ...(email ? { email } : {}), ...(phone ? { phone } : {}),
});
