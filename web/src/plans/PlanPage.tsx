import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import { get, post, put } from "@/api/http";
import type { LaunchPlan } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useTrail } from "@/clients/useTrail";
import { formatDate } from "@/lib/format";
import { ActionButton } from "@/ui/Dialog";
import { Conflict, Loaded, Refusal } from "@/ui/Feedback";
import { Markdown } from "@/ui/Markdown";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { useSave } from "@/ui/useSave";
import { PlannedPayors } from "./PlannedPayors";

export function PlanPage() {
  const { planId } = useParams({ strict: false }) as { planId: string };
  const plan = useRead("/v1/launch-plans/{id}", { path: { id: planId } });
  return <Loaded read={plan} lines={10}>{(data) => <Plan plan={data} />}</Loaded>;
}

type Values = Record<string, string>;

/** The texts by the code of their section; titles beside them. */
const valuesOf = (plan: LaunchPlan): Values =>
  Object.fromEntries(plan.sections.flatMap((section) => [[section.code, section.text], [`${section.code}-title`, section.title]]));

function Plan({ plan }: { plan: LaunchPlan }) {
  const person = usePerson();
  const trail = useTrail(plan.clientId, { label: "Launch plan", tab: "plan" });
  const draft = plan.state === "draft" && person.may("launch-plans.write");
  const [mode, setMode] = useState<"write" | "read">(draft ? "write" : "read");
  const form = useForm<Values>({ initialValues: valuesOf(plan) });
  const where = { path: { id: plan.id } };
  const saving = useSave<Values, LaunchPlan>({
    form, from: plan, valuesOf, done: "Saved", then: () => form.resetDirty(),
    save: (values, version) =>
      put("/v1/launch-plans/{id}", where, { sections: plan.sections.map(({ code }) => ({ code, title: values[`${code}-title`] ?? "", text: values[code] ?? "" })) }, version),
    read: () => get("/v1/launch-plans/{id}", where),
  });
  return (
    <Page
      title={plan.edition ? `Launch plan, edition ${plan.edition}` : "Launch plan, draft"} trail={trail}
      under={<><State of="plan" is={plan.state} />{plan.publishedAt ? <span>Published {formatDate(plan.publishedAt)}</span> : <span>Only you see it until it is published</span>}</>}
      actions={draft ? <>
        <SegmentedControl aria-label="Write or preview" value={mode} onChange={(value) => setMode(value as "write" | "read")} data={[{ value: "write", label: "Write" }, { value: "read", label: "Preview" }]} />
        <Button variant="default" loading={saving.busy} disabled={!form.isDirty() || saving.conflict !== null} onClick={saving.submit}>Save</Button>
        {form.isDirty() ? null : <ActionButton label="Publish" done="The plan is published; the client sees it" act={(key) => post("/v1/launch-plans/{id}/publish", where, undefined, key)} />}
      </> : undefined}
    >
      <Stack gap="lg">
        {saving.conflict ? <Conflict {...saving.conflict} /> : <Refusal problem={saving.problem} />}
        {plan.sections.map((section) => {
          const title = form.getValues()[`${section.code}-title`] ?? section.title;
          return mode === "write" && draft ? (
            <Card key={section.code} label={section.title}>
              <Stack gap="sm">
                <TextInput label="Heading" {...form.getInputProps(`${section.code}-title`)} />
                <Textarea label="Text" description="Markdown" minRows={5} maxRows={24} styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 13.5 } }} {...form.getInputProps(section.code)} />
              </Stack>
            </Card>
          ) : (
            <Card key={section.code} title={title}><Markdown text={form.getValues()[section.code] ?? section.text} /></Card>
          );
        })}
        <Card title="The payors behind it" flush><PlannedPayors plan={plan} /></Card>
        {draft && mode === "write" ? <Group justify="flex-end"><Button loading={saving.busy} disabled={!form.isDirty() || saving.conflict !== null} onClick={saving.submit}>Save</Button></Group> : null}
      </Stack>
    </Page>
  );
}
