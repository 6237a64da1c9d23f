import { Group, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useRead } from "@/api/hooks";
import { post } from "@/api/http";
import type { CredentialFile, SourceCheck } from "@/api/types";
import { usePerson } from "@/auth/me";
import { formatTime } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { ActionButton } from "@/ui/Dialog";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";

const CLOSED: ReadonlySet<string> = new Set(["decided", "reported", "withdrawn"]);

/** Asks every source that a program can ask. */
export function VerifyAll({ file }: { file: CredentialFile }) {
  const { may } = usePerson();
  return may("credential-files.verify") && !CLOSED.has(file.state) ? (
    <ActionButton
      label="Ask all sources" icon={<IconRefresh size={16} />} done="The sources are being asked"
      act={(key) => post("/v1/credential-files/{id}/verify", { path: { id: file.id } }, undefined, key)}
    />
  ) : null;
}

/** Where each source of the newest run stands. */
export function SourceProgress({ file }: { file: CredentialFile }) {
  const runs = useRead("/v1/credential-files/{id}/verification-runs", { path: { id: file.id }, query: { limit: 1 } }, { every: 5_000 });
  const run = runs.data?.items[0];
  return run ? (
    <Card title={run.state === "running" ? "Sources are being asked" : `Sources were asked on ${formatTime(run.startedAt)}`}>
      <Group style={{ gap: "10px 32px" }}>
        {run.sources.map((source) => (
          <Group key={source.source} gap={8}>
            <Text size="sm">{labelOf("source", source.source)}</Text>
            {source.outcome ? <State of="element" is={source.outcome} /> : <State of="sourceCheck" is={source.state} />}
            <Text size="sm" c="dimmed">{standing(source)}</Text>
          </Group>
        ))}
      </Group>
    </Card>
  ) : null;
}

function standing(source: SourceCheck) {
  if (source.outcome) {
    return null;
  }
  const said = source.lastResult ? `The last time: ${source.lastResult}. ` : "";
  return source.state === "due" && source.attempts > 0 && source.nextAttemptAt ? `${said}Asked again at ${formatTime(source.nextAttemptAt)}` : said;
}
