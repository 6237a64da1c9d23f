import type { Party } from "@/api/types";
import { labelOf, stateOf, type Thing, type Tone } from "@/lib/words";
import classes from "./State.module.css";

export const Chip = ({ tone, children }: { tone: Tone; children: React.ReactNode }) => <span className={`${classes.state} ${classes[tone]}`}>{children}</span>;

/** A state, in words and colour. */
export function State({ of, is }: { of: Thing; is: string }) {
  const { label, tone } = stateOf(of, is);
  return <Chip tone={tone}>{label}</Chip>;
}

/** As said to the client itself. */
const YOU: Partial<Record<Party, string>> = { client: "You", us: "We" };

/** Whose move it is: a shape and a word, so that nobody needs the colour. `you` speaks to the client itself. */
export function Mover({ who, you = false }: { who: Party | null; you?: boolean }) {
  if (!who) {
    return <span className={classes.party}>–</span>;
  }
  return (
    <span className={classes.party}>
      <span className={`${classes.dot} ${classes[who]}`} aria-hidden />
      {(you ? YOU[who] : undefined) ?? labelOf("party", who)}
    </span>
  );
}
