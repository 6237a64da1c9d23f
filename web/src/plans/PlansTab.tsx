import { IconMap2, IconPlus } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import { post } from "@/api/http";
import type { LaunchPlan } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useClientId } from "@/clients/useClient";
import { formatCount, formatDate, NOTHING } from "@/lib/format";
import { ListTable, type Column } from "@/ui/DataTable";
import { ActionButton } from "@/ui/Dialog";
import { Empty } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { State } from "@/ui/State";

const nameOf = (plan: LaunchPlan) => (plan.edition ? `Launch plan, edition ${plan.edition}` : "Launch plan, draft");

const columns: Column<LaunchPlan>[] = [
  { id: "plan", header: "Plan", cell: (plan) => <Link to="/launch-plans/$planId" params={{ planId: plan.id }}>{nameOf(plan)}</Link> },
  { id: "payors", header: "Payors looked at", cell: (plan) => formatCount(plan.payors.length, "payor") },
  { id: "recommended", header: "Recommended", cell: (plan) => plan.payors.filter((payor) => payor.recommended).length },
  { id: "published", header: "Published", cell: (plan) => (plan.publishedAt ? formatDate(plan.publishedAt) : NOTHING) },
  { id: "state", header: "State", cell: (plan) => <State of="plan" is={plan.state} /> },
];

/** A client's launch plans, in editions. */
export function PlansTab() {
  const clientId = useClientId();
  const person = usePerson();
  const navigate = useNavigate();
  const list = useList("/v1/clients/{clientId}/launch-plans", { path: { clientId } });
  const draft = person.may("launch-plans.write") ? (
    <ActionButton
      label="Draft a plan" icon={<IconPlus size={16} />} done="A draft is written from the market of the client's states"
      act={(key) => post("/v1/clients/{clientId}/launch-plans", { path: { clientId } }, undefined, key)}
      then={(plan) => void navigate({ to: "/launch-plans/$planId", params: { planId: plan.id } })}
    />
  ) : undefined;
  return (
    <Card title="Launch plans" flush actions={draft}>
      <ListTable
        list={list} columns={columns} label="Launch plans" rowKey={(plan) => plan.id}
        empty={person.staff
          ? <Empty icon={IconMap2} title="No plan yet">A draft is written from the payors of the client's states and the price sheet. You go over every word before it is published.</Empty>
          : <Empty icon={IconMap2} title="No plan yet">We are researching your market. The plan appears here when it is published.</Empty>}
      />
    </Card>
  );
}
