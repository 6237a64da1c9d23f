import type { ReactNode } from "react";
import type { Application } from "@/api/types";
import { DocumentLink } from "@/documents/DocumentLink";
import { formatDate, formatTime, shortHash } from "@/lib/format";
import { labelOf } from "@/lib/words";
import classes from "./ApplicationDetail.module.css";

type Entry = Application["timeline"][number];

/** What happened, the newest first. */
export function Timeline({ entries }: { entries: Application["timeline"] }) {
  return (
    <ol className={classes.timeline} reversed>
      {[...entries].reverse().map((entry, index) => (
        <li key={`${entry.at} ${index}`} className={classes.entry}>
          <div>{entry.text}</div>
          {entry.details.map((detail) => <p key={`${detail.name} ${detail.value}`} className={classes.details}>{particular(entry, detail)}</p>)}
          <div className={classes.when}>{formatTime(entry.at)}{entry.actor === "system" ? ", by itself" : ""}</div>
        </li>
      ))}
    </ol>
  );
}

function particular({ kind }: Entry, { name, value }: Entry["details"][number]): ReactNode {
  // What stands in the way is a sentence of its own.
  return kind === "checked" ? value : <>{labelOf("particular", name)}{name === "kind" ? " " : ": "}{said(name, value)}</>;
}

function said(name: string, value: string): ReactNode {
  switch (name) {
    case "kind": return labelOf("payorAnswer", value).toLowerCase();
    case "nextOn": case "effectiveOn": return formatDate(value);
    case "sha256": return shortHash(value);
    case "document": return <DocumentLink id={value} />;
    default: return value;
  }
}
