import { Button, Checkbox, Grid, Menu, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconDots, IconSignature } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import { post } from "@/api/http";
import type { Agreement } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useTrail } from "@/clients/useTrail";
import { formatDate, formatTime, shortHash } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { ActionButton, Dialog } from "@/ui/Dialog";
import { Loaded } from "@/ui/Feedback";
import { Markdown } from "@/ui/Markdown";
import { Card, Facts, Page } from "@/ui/Page";
import { State } from "@/ui/State";

export function AgreementPage() {
  const { agreementId } = useParams({ strict: false }) as { agreementId: string };
  const agreement = useRead("/v1/agreements/{id}", { path: { id: agreementId } });
  return <Loaded read={agreement} lines={12}>{(data) => <OneAgreement agreement={data} />}</Loaded>;
}

const SIGNABLE: ReadonlySet<string> = new Set(["sent", "clientSigned", "ourSigned"]);

function OneAgreement({ agreement }: { agreement: Agreement }) {
  const person = usePerson();
  const trail = useTrail(agreement.clientId, { label: "Agreements", tab: "agreements" });
  const [open, setOpen] = useState<"sign" | "void" | null>(null);
  const close = () => setOpen(null);
  const side = person.staff ? "us" : "client";
  const signed = agreement.signatures.some((signature) => signature.side === side);
  const where = { path: { id: agreement.id } };
  const voidable = agreement.state !== "executed" && agreement.state !== "void" && person.may("agreements.write");
  return (
    <Page
      title={labelOf("agreement", agreement.kind)} trail={trail} under={<><State of="agreement" is={agreement.state} /><span>Drafted {formatDate(agreement.createdAt)}</span></>}
      actions={<>
        {agreement.state === "draft" && person.may("agreements.send")
          ? <ActionButton label="Send for signature" done="It is sent for signature" act={(key) => post("/v1/agreements/{id}/send", where, undefined, key)} /> : null}
        {SIGNABLE.has(agreement.state) && !signed && person.may("agreements.sign")
          ? <Button leftSection={<IconSignature size={16} />} onClick={() => setOpen("sign")}>Sign{person.staff ? " for us" : ""}</Button> : null}
        {voidable ? (
          <Menu>
            <Menu.Target><Button variant="default" px={10} aria-label="More"><IconDots size={16} /></Button></Menu.Target>
            <Menu.Dropdown><Menu.Item color="red" onClick={() => setOpen("void")}>Withdraw the agreement</Menu.Item></Menu.Dropdown>
          </Menu>
        ) : null}
      </>}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}><Card><Markdown text={agreement.text} /></Card></Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="lg">
            <Card title="Signatures">
              <Stack gap="md">
                {(["client", "us"] as const).map((one) => {
                  const signature = agreement.signatures.find((each) => each.side === one);
                  return (
                    <div key={one}>
                      <Text size="sm" fw={550}>{labelOf("side", one)}</Text>
                      {signature
                        ? <Text size="sm">{signature.name}, {signature.title}<br /><Text span size="sm" c="dimmed">{formatTime(signature.signedAt)}</Text></Text>
                        : <Text size="sm" c="dimmed">Not signed</Text>}
                    </div>
                  );
                })}
              </Stack>
            </Card>
            <Card title="Record">
              <Facts items={[
                ["Template", `Edition ${agreement.templateEdition}`],
                agreement.sentAt ? ["Sent", formatTime(agreement.sentAt)] : null,
                agreement.executedAt ? ["Executed", formatTime(agreement.executedAt)] : null,
                agreement.voidedAt ? ["Withdrawn", `${formatTime(agreement.voidedAt)}: ${agreement.voidReason ?? ""}`] : null,
                ["Text's hash", <span key="hash" title={agreement.documentHash} style={{ fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12.5 }}>{shortHash(agreement.documentHash)}</span>],
              ]} />
            </Card>
          </Stack>
        </Grid.Col>
      </Grid>
      {open === "sign" ? <Sign agreement={agreement} close={close} /> : null}
      {open === "void" ? <Withdraw agreement={agreement} close={close} /> : null}
    </Page>
  );
}

const filled = (what: string) => (value: string) => (value.trim() ? null : `Enter your ${what}`);

function Sign({ agreement, close }: { agreement: Agreement; close: () => void }) {
  const { staff } = usePerson();
  const form = useForm({
    initialValues: { name: "", title: "", consent: false },
    validate: { name: filled("name"), title: filled("title"), consent: (value) => (value ? null : "Without consent there is no signature") },
  });
  return (
    <Dialog
      title={`Sign the ${labelOf("agreement", agreement.kind)}`} opened close={close} act="Sign" form={form} done="Signed"
      onSubmit={(key) => {
        const { name, title, consent } = form.getValues();
        return post("/v1/agreements/{id}/sign", { path: { id: agreement.id } }, { name: name.trim(), title: title.trim(), consent }, key);
      }}
    >
      <Text size="sm">You sign for <strong>{staff ? labelOf("side", "us") : "your organization"}</strong>. Your account, the time and the hash of the text are recorded with your signature.</Text>
      <TextInput label="Full name" autoComplete="name" required data-autofocus {...form.getInputProps("name")} />
      <TextInput label="Title" autoComplete="organization-title" required {...form.getInputProps("title")} />
      <Checkbox label="I have read the text, and I agree to sign it electronically." {...form.getInputProps("consent", { type: "checkbox" })} />
    </Dialog>
  );
}

function Withdraw({ agreement, close }: { agreement: Agreement; close: () => void }) {
  const form = useForm({ initialValues: { reason: "" }, validate: { reason: (value) => (value.trim() ? null : "Say why") } });
  return (
    <Dialog
      title="Withdraw the agreement" opened close={close} act="Withdraw" danger form={form} done="The agreement is withdrawn"
      onSubmit={(key) => post("/v1/agreements/{id}/void", { path: { id: agreement.id } }, { reason: form.getValues().reason.trim() }, key)}
    >
      <Textarea label="Reason" required data-autofocus {...form.getInputProps("reason")} />
    </Dialog>
  );
}
