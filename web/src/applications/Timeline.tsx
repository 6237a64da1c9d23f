import type { Application } from "@/api/types";
import { formatTime, humanize, shortHash } from "@/lib/format";
import classes from "./ApplicationDetail.module.css";

const HASH = /^[0-9a-f]{40,}$/i;

/** What happened, the newest first. */
export function Timeline({ entries }: { entries: Application["timeline"] }) {
  return (
    <ol className={classes.timeline} reversed>
      {[...entries].reverse().map((entry, index) => (
        <li key={`${entry.at} ${index}`} className={classes.entry}>
          <div>{entry.text}</div>
          {entry.details.map((detail) => (
            <p key={detail.name} className={classes.details}>{humanize(detail.name)}: {HASH.test(detail.value) ? shortHash(detail.value) : detail.value}</p>
          ))}
          <div className={classes.when}>{formatTime(entry.at)}{entry.actor === "system" ? ", by itself" : ""}</div>
        </li>
      ))}
    </ol>
  );
}
