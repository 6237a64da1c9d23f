import { Button, VisuallyHidden } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconCheck, IconChevronDown, IconChevronUp, IconMinus } from "@tabler/icons-react";
import type { Journey, StepProgress } from "@/api/types";
import { dateOfStep, stepsAround } from "@/lib/journey";
import { labelOf, stateOf } from "@/lib/words";
import { Mover } from "@/ui/State";
import classes from "./JourneyLine.module.css";

/** The seven steps in a row: what is done and since when, where it stands, and whose move it is. On a phone, where it stands, and the rest on demand. */
export function JourneyLine({ journey, you = false }: { journey: Journey; you?: boolean }) {
  const phone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [all, { toggle }] = useDisclosure(false);
  const shown = phone && !all ? stepsAround(journey) : journey.steps;
  return (
    <>
      <ol className={classes.line} aria-label="Journey" id="journey">
        {shown.map((step) => <OneStep key={step.step} step={step} current={step.step === journey.currentStep && step.state !== "done"} you={you} />)}
      </ol>
      {phone ? (
        <Button
          variant="subtle" color="gray" size="compact-sm" className={classes.all!} aria-expanded={all} aria-controls="journey" onClick={toggle}
          rightSection={all ? <IconChevronUp size={15} aria-hidden /> : <IconChevronDown size={15} aria-hidden />}
        >
          {all ? "Only where it stands" : `All ${journey.steps.length} steps`}
        </Button>
      ) : null}
    </>
  );
}

function OneStep({ step, current, you }: { step: StepProgress; current: boolean; you: boolean }) {
  const open = step.state === "inProgress" || step.state === "waiting";
  return (
    <li className={classes.step} data-state={step.state} data-current={current || undefined} aria-current={current ? "step" : undefined}>
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
}
