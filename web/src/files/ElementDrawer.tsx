import { Button, Drawer, Group, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import type { CredentialFile, FileElement } from "@/api/types";
import { usePerson } from "@/auth/me";
import { DocumentLink } from "@/documents/DocumentLink";
import { formatDate, formatTime, NOTHING } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { Loaded } from "@/ui/Feedback";
import { Facts } from "@/ui/Page";
import { State } from "@/ui/State";
import { useFocusBack } from "@/ui/useFocusBack";
import { RecordAttempt, RecordVerification } from "./ElementForms";

interface Props {
  file: CredentialFile;
  element: FileElement;
  close: () => void;
}

/** One element: what the source said, when, how often it was asked, and what shows it. */
export function ElementDrawer({ file, element, close }: Props) {
  useFocusBack();
  const person = usePerson();
  const [open, setOpen] = useState<"verification" | "attempt" | null>(null);
  const where = { path: { id: file.id, code: element.code } };
  const history = useRead("/v1/credential-files/{id}/elements/{code}/verifications", where);
  return (
    <Drawer opened onClose={close} title={element.name}>
      <Stack gap="lg">
        <Group gap="xs"><State of="element" is={element.state} /><Text size="sm" c="dimmed">{element.required ? "Required" : "Optional"}</Text></Group>
        {person.may("credential-files.verify") ? (
          <Group gap="xs">
            <Button onClick={() => setOpen("verification")}>Record a verification</Button>
            <Button variant="default" onClick={() => setOpen("attempt")}>Record an attempt</Button>
          </Group>
        ) : null}
        <Facts items={[
          ["Source", element.source ?? NOTHING],
          ["Method", element.method ? labelOf("verification", element.method) : NOTHING],
          ["Checked", formatTime(element.verifiedAt)],
          ["Source's data of", formatDate(element.sourceDate)],
          ["Valid until", formatDate(element.validUntil)],
        ]} />
        <section>
          <Title order={3} mb={6}>Evidence</Title>
          {element.evidence.length === 0 ? <Text size="sm" c="dimmed">No document yet</Text> : <Stack gap={4}>{element.evidence.map((id) => <DocumentLink key={id} id={id} />)}</Stack>}
        </section>
        <section>
          <Title order={3} mb={6}>Attempts</Title>
          {element.attempts.length === 0 ? <Text size="sm" c="dimmed">None is recorded</Text> : (
            <Stack gap="xs">
              {[...element.attempts].reverse().map((attempt) => (
                <div key={`${attempt.at} ${attempt.source}`}>
                  <Text size="sm">{attempt.source}, {labelOf("channel", attempt.channel).toLowerCase()}: {attempt.result}</Text>
                  <Text size="xs" c="dimmed">{formatTime(attempt.at)}</Text>
                </div>
              ))}
            </Stack>
          )}
        </section>
        <section>
          <Title order={3} mb={6}>What sources said</Title>
          <Loaded read={history} lines={2}>
            {({ items }) => items.length === 0 ? <Text size="sm" c="dimmed">Nothing yet</Text> : (
              <Stack gap="xs">
                {items.map((one) => (
                  <div key={one.id}>
                    <Text size="sm">{one.source}, {one.method ? labelOf("verification", one.method).toLowerCase() : NOTHING}: {one.outcome ? <State of="element" is={one.outcome} /> : NOTHING}</Text>
                    {one.findings ? <Text size="sm" style={{ whiteSpace: "pre-line" }}>{one.findings}</Text> : null}
                    <Text size="xs" c="dimmed">{formatTime(one.verifiedAt)}</Text>
                  </div>
                ))}
              </Stack>
            )}
          </Loaded>
        </section>
      </Stack>
      {open === "verification" ? <RecordVerification file={file} element={element} close={() => setOpen(null)} /> : null}
      {open === "attempt" ? <RecordAttempt file={file} element={element} close={() => setOpen(null)} /> : null}
    </Drawer>
  );
}
