import { IconTargetArrow } from "@tabler/icons-react";
import type { LaunchPlan } from "@/api/types";
import { shortList } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { DataTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Chip, State } from "@/ui/State";

type Planned = LaunchPlan["payors"][number];

const columns: Column<Planned>[] = [
  { id: "name", header: "Payor", cell: (payor) => <strong style={{ fontWeight: 550 }}>{payor.name}</strong>, sortBy: (payor) => payor.name },
  { id: "states", header: "States", cell: (payor) => shortList(payor.states) },
  { id: "panel", header: "Panel", cell: (payor) => <State of="panel" is={payor.panel} />, sortBy: (payor) => payor.panel },
  { id: "method", header: "Applies by", cell: (payor) => labelOf("method", payor.method), sortBy: (payor) => payor.method },
  { id: "days", header: "Days", end: true, cell: (payor) => payor.typicalDays, sortBy: (payor) => payor.typicalDays },
  { id: "recommended", header: "Our view", cell: (payor) => (payor.recommended ? <Chip tone="good">Recommended</Chip> : <Chip tone="quiet">Not now</Chip>), sortBy: (payor) => (payor.recommended ? 0 : 1) },
];

export const PlannedPayors = ({ plan }: { plan: LaunchPlan }) =>
  plan.payors.length === 0
    ? <Empty icon={IconTargetArrow} title="No payors were looked at">The client's states were not known when this was drafted.</Empty>
    : <DataTable rows={plan.payors} columns={columns} label="Payors of the plan" rowKey={(payor) => payor.code} />;
