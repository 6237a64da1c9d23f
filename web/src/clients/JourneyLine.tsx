import { VisuallyHidden } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import type { Journey } from "@/api/types";
import { dateOfStep } from "@/lib/journey";
import { labelOf, stateOf } from "@/lib/words";
import { Mover } from "@/ui/State";
import classes from "./JourneyLine.module.css";

/** The seven steps in a row: what is done and since when, where it stands, and whose move it is. */
export function JourneyLine({ journey, you = false }: { journey: Journey; you?: boolean }) {
  return (
    <ol className={classes.line} aria-label="Journey">
      {journey.steps.map((step) => {
        const current = step.step === journey.currentStep && step.state !== "done";
        const open = step.state === "inProgress" || step.state === "waiting";
        return (
          <li key={step.step} className={classes.step} data-state={step.state} data-current={current || undefined} aria-current={current ? "step" : undefined}>
            <div className={classes.mark} aria-hidden>
              {step.state === "done" ? <IconCheck size={14} stroke={3} /> : step.state === "notApplicable" ? <IconMinus size={12} /> : null}
            </div>
            <div className={classes.name}>
              {labelOf("step", step.step)}
              <VisuallyHidden>: {stateOf("step", step.state).label}</VisuallyHidden>
            </div>
            <div className={classes.date}>{dateOfStep(step)}</div>
            {open && step.waitingOn ? <div className={classes.move}><VisuallyHidden>Next move: </VisuallyHidden><Mover who={step.waitingOn} you={you} /></div> : null}
          </li>
        );
      })}
    </ol>
  );
}
