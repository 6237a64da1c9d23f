import { CloseButton, Title } from "@mantine/core";
import { IconLayoutKanban } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { Listing } from "@/api/hooks";
import { useRead } from "@/api/hooks";
import type { Application } from "@/api/types";
import { boardOf } from "@/lib/applications";
import { daysUntil, formatCount, relativeDay } from "@/lib/format";
import { stateOf } from "@/lib/words";
import { Empty, Failure, Loaded, Loading } from "@/ui/Feedback";
import { Chip, State } from "@/ui/State";
import { useFocusBack } from "@/ui/useFocusBack";
import { ApplicationDetail } from "./ApplicationDetail";
import classes from "./Board.module.css";

interface BoardProps {
  list: Listing<Application>;
  open: string | undefined;
  empty: string;
  close: () => void;
}

/** Applications by state, and beside them the one that is looked at. */
export function Board({ list, open, empty, close }: BoardProps) {
  if (!list.items) {
    return list.error ? <Failure problem={list.error} again={list.again} /> : <Loading lines={8} height={36} />;
  }
  if (list.items.length === 0) {
    return <Empty icon={IconLayoutKanban} title="No applications">{empty}</Empty>;
  }
  return (
    <div className={classes.wrap} data-open={open || undefined}>
      <div className={classes.board} tabIndex={0} role="group" aria-label="Applications by state">
        {boardOf(list.items).map((column) => (
          <section key={column.title} className={classes.column} aria-label={column.title}>
            <h2 className={classes.columnHead}>{column.title}<span className={classes.count}>{column.items.length}</span></h2>
            {column.items.length === 0 ? <div className={classes.none}>None</div> : (
              <ul className={classes.items}>{column.items.map((one) => <li key={one.id}><ApplicationCard application={one} column={column.title} current={one.id === open} /></li>)}</ul>
            )}
          </section>
        ))}
      </div>
      {open ? <Aside key={open} id={open} close={close} /> : null}
    </div>
  );
}

function ApplicationCard({ application: one, column, current }: { application: Application; column: string; current: boolean }) {
  const due = one.nextFollowUpOn && daysUntil(one.nextFollowUpOn) <= 0;
  return (
    <Link to="." search={(before: object) => ({ ...before, open: one.id })} className={classes.card!} aria-current={current || undefined} resetScroll={false}>
      <div className={classes.payor}>{one.payorName}</div>
      <div className={classes.who}>{one.applicantName}</div>
      <div className={classes.foot}>
        {stateOf("application", one.state).label === column ? null : <State of="application" is={one.state} />}
        {one.blockers.length > 0 && one.state === "preparing" ? <Chip tone="wait">{formatCount(one.blockers.length, "blocker")}</Chip> : null}
        {one.nextFollowUpOn ? <span className={due ? classes.due : undefined}>Follow-up {relativeDay(one.nextFollowUpOn)}</span> : null}
      </div>
    </Link>
  );
}

function Aside({ id, close }: { id: string; close: () => void }) {
  useFocusBack();
  const read = useRead("/v1/applications/{id}", { path: { id } });
  const aside = useRef<HTMLElement>(null);
  useEffect(() => aside.current?.focus({ preventScroll: true }), []);
  return (
    <aside className={classes.aside} aria-label="Application" tabIndex={-1} ref={aside} onKeyDown={(event) => { if (event.key === "Escape" && !event.defaultPrevented) close(); }}>
      <Loaded read={read}>
        {(application) => <>
          <div className={classes.asideHead}>
            <div>
              <Title order={2}>{application.payorName}</Title>
              <div style={{ color: "var(--soft)", fontSize: 14 }}>{application.applicantName}</div>
            </div>
            <CloseButton aria-label="Close the application" onClick={close} />
          </div>
          <div className={classes.asideBody}><ApplicationDetail application={application} /></div>
        </>}
      </Loaded>
    </aside>
  );
}
