import type { CredentialFile } from "@/api/types";
import { formatDate, relativeDay } from "@/lib/format";

/** Until when a file is to be done; late is said, not only coloured. */
export function DueBy({ clock, open }: { clock: CredentialFile["clock"]; open: boolean }) {
  if (!open) {
    return <>{formatDate(clock.dueAt)}</>;
  }
  return (
    <span style={clock.breached ? { color: "var(--bad-fg)", fontWeight: 550 } : undefined}>
      {formatDate(clock.dueAt)}, {clock.breached ? `late, was due ${relativeDay(clock.dueAt)}` : relativeDay(clock.dueAt)}
    </span>
  );
}
