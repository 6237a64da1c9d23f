import { IconArrowNarrowRight, IconHourglass, IconMoodCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Journey, NextAction } from "@/api/types";
import { currentStep, pageOf } from "@/lib/journey";
import { Empty } from "@/ui/Feedback";
import { Mover } from "@/ui/State";
import classes from "./NextActions.module.css";

/** What can be done now, by whom, and where. */
export function NextActions({ actions, you = false, empty }: { actions: readonly NextAction[]; you?: boolean; empty: string }) {
  if (actions.length === 0) {
    return <Empty icon={IconMoodCheck} title="Nothing to do">{empty}</Empty>;
  }
  return (
    <ul className={classes.list}>
      {actions.map((action) => (
        <li key={`${action.code} ${action.who} ${action.link}`}>
          <Link to={pageOf(action.link)} className={classes.item!}>
            <Mover who={action.who} you={you} />
            <span>{action.text}</span>
            <IconArrowNarrowRight size={18} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What the current step lacks. */
export function Blockers({ journey }: { journey: Journey }) {
  const blockers = currentStep(journey)?.blockers ?? [];
  if (blockers.length === 0) {
    return <Empty icon={IconMoodCheck} title="Nothing stands in the way" />;
  }
  return (
    <ul className={classes.list}>
      {blockers.map((blocker) => (
        <li key={blocker.code}>
          <Link to={pageOf(blocker.link)} className={`${classes.item} ${classes.blocker}`}>
            <IconHourglass size={17} aria-hidden />
            <span>{blocker.text}</span>
            <IconArrowNarrowRight size={18} aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
