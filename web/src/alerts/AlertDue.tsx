import type { Alert } from "@/api/types";
import { formatDate, relativeDay, toDateInput } from "@/lib/format";

/** Until when an alert is to be decided; late is said, not only coloured. */
export function AlertDue({ alert }: { alert: Alert }) {
  if (alert.state !== "open") {
    return <>{formatDate(alert.dueAt)}</>;
  }
  const when = relativeDay(toDateInput(new Date(alert.dueAt)));
  return (
    <span style={alert.overdue ? { color: "var(--bad-fg)", fontWeight: 550 } : undefined}>
      {formatDate(alert.dueAt)}, {alert.overdue ? `late, was due ${when}` : when}
    </span>
  );
}
