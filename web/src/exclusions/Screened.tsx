import { Group, Stack, Text } from "@mantine/core";
import type { ScreeningResult } from "@/api/types";
import { CONCLUSION_OF, groundOf, likeness, partyName } from "@/lib/alerts";
import { dotted, formatDate } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { State } from "@/ui/State";

type Candidate = ScreeningResult["candidates"][number];

/** What screening came to, by whom it looked at and by which lists. */
export function Screened({ result }: { result: ScreeningResult }) {
  return (
    <Stack gap="md" role="status" pt="md" style={{ borderTop: "1px solid var(--line)" }}>
      <Group gap="sm" style={{ rowGap: 4 }}><State of="screening" is={result.outcome} /><Text size="sm" fw={550}>{CONCLUSION_OF[result.outcome]}</Text></Group>
      {result.candidates.map((candidate) => <OneCandidate key={`${candidate.list} ${candidate.entry.id}`} candidate={candidate} />)}
      <Text size="sm" c="dimmed">
        {result.lists.map((list) => `${labelOf("list", list.list)}: ${standing(list)}`).join(". ")}.
      </Text>
    </Stack>
  );
}

function standing({ standing: is, edition, dataOf }: ScreeningResult["lists"][number]): string {
  const of = edition ? `edition ${edition}${dataOf ? `, data of ${formatDate(dataOf)}` : ""}` : "";
  return is === "inForce" ? of : is === "stale" ? `${of}, too old to rely on` : is === "incomplete" ? `${of}, without its full file, so nobody is clear` : "not loaded, so nobody is clear";
}

function OneCandidate({ candidate: { list, score, outcome, reasons, entry } }: { candidate: Candidate }) {
  const about = [
    labelOf("list", list), entry.role, [entry.city, entry.state].filter(Boolean).join(", "), entry.npi ? `NPI ${entry.npi}` : null, entry.dateOfBirth ? `born ${dotted(entry.dateOfBirth)}` : null,
    entry.excludedOn ? `excluded ${formatDate(entry.excludedOn)}${entry.type ? `: ${groundOf(entry.type)}` : ""}` : null,
  ].filter(Boolean).join(" · ");
  return (
    <div>
      <Group gap="sm" style={{ rowGap: 2 }}><Text size="sm" fw={550}>{partyName(entry)}</Text><State of="screening" is={outcome} /><Text size="sm" c="dimmed">names {likeness(score)} alike</Text></Group>
      <Text size="sm" c="dimmed" maw="100ch">{about}</Text>
      <Text size="sm" maw="74ch">{reasons.join(" ")}</Text>
    </div>
  );
}
