import { Button, Group, Menu, Stack, Title } from "@mantine/core";
import { IconDots, IconHourglass } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Application } from "@/api/types";
import { usePerson } from "@/auth/me";
import { MOVES, movesOf, type Move } from "@/lib/applications";
import { formatDate, formatTime, NOTHING, relativeDay, shortHash } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { Facts } from "@/ui/Page";
import { State } from "@/ui/State";
import classes from "./ApplicationDetail.module.css";
import { ApplicationForm } from "./ApplicationForms";
import { Timeline } from "./Timeline";

/** One application: where it stands, what stands in its way, what can be done, and all that happened. */
export function ApplicationDetail({ application: one }: { application: Application }) {
  const person = usePerson();
  const [move, setMove] = useState<Move | null>(null);
  const moves = movesOf(one.state, person.may);
  const forward: Move[] = moves.filter((each) => each !== "withdraw").slice(0, 2);
  const main = forward.length > 0 ? forward : moves;
  const rest = moves.filter((each) => !main.includes(each));
  return (
    <div className={classes.detail}>
      <div className={classes.parts}>
        <Stack gap="lg">
          <Group gap="xs">
            <State of="application" is={one.state} />
            <span style={{ fontSize: 13.5, color: "var(--soft)" }}>{labelOf("method", one.method)}, {one.kind === "group" ? "group" : "individual"}</span>
          </Group>
          {moves.length > 0 ? (
            <Group gap={6}>
              {main.map((each, index) => <Button key={each} variant={index === 0 && each !== "withdraw" ? "filled" : "default"} onClick={() => setMove(each)}>{MOVES[each].label}</Button>)}
              {rest.length > 0 ? (
                <Menu>
                  <Menu.Target><Button variant="default" px={10} aria-label="More"><IconDots size={16} /></Button></Menu.Target>
                  <Menu.Dropdown>{rest.map((each) => <Menu.Item key={each} {...(each === "withdraw" ? { color: "red" } : {})} onClick={() => setMove(each)}>{MOVES[each].label}</Menu.Item>)}</Menu.Dropdown>
                </Menu>
              ) : null}
            </Group>
          ) : null}
          {one.blockers.length > 0 && one.state !== "approved" && one.state !== "withdrawn" ? (
            <section aria-label="What stands in the way">
              <Title order={2} size="h3" mb={6}>What stands in the way</Title>
              <ul className={classes.blockers}>{one.blockers.map((blocker) => <li key={`${blocker.code} ${blocker.requirement ?? ""}`}><IconHourglass size={15} aria-hidden />{blocker.text}</li>)}</ul>
            </section>
          ) : null}
          <Facts items={[
            one.nextFollowUpOn ? ["Next follow-up", `${formatDate(one.nextFollowUpOn)} (${relativeDay(one.nextFollowUpOn)})`] : null,
            one.submittedAt ? ["Submitted", formatTime(one.submittedAt)] : null,
            one.receipt ? ["Payor's receipt", one.receipt] : null,
            one.packetHash ? ["Packet's hash", <code key="hash" title={one.packetHash}>{shortHash(one.packetHash)}</code>] : null,
            ["Resubmissions", `${one.resubmissions.used} used, ${one.resubmissions.included} included`],
            one.effectiveOn ? ["In network from", formatDate(one.effectiveOn)] : null,
            one.payorProviderId ? ["Payor's id", one.payorProviderId] : null,
            one.providerId ? ["Provider", <Link key="provider" to="/providers/$providerId" params={{ providerId: one.providerId }}>{one.applicantName}</Link>] : ["Practice", one.applicantName ?? NOTHING],
          ]} />
        </Stack>
        <section aria-label="Timeline">
          <Title order={2} size="h3" mb={10}>Timeline</Title>
          <Timeline entries={one.timeline} />
        </section>
        {move ? <ApplicationForm application={one} move={move} close={() => setMove(null)} /> : null}
      </div>
    </div>
  );
}
