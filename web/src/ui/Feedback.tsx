import { Button, Skeleton, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconAlertTriangle, IconCloudOff, IconLock, IconSearchOff, type Icon } from "@tabler/icons-react";
import { useEffect, useState, type ReactNode } from "react";
import { fieldName, type Problem } from "@/api/problem";
import classes from "./Feedback.module.css";

/** As tall as what is being fetched, so that nothing jumps when it comes. */
export function Loading({ lines = 5, height = 20 }: { lines?: number; height?: number }) {
  return (
    <div className={classes.lines} role="status">
      <VisuallyHidden>Loading</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => <Skeleton key={line} height={height} radius="sm" width={`${96 - (line % 3) * 14}%`} />)}
    </div>
  );
}

/** There is nothing, why, and what to do about it. */
export function Empty({ icon: Icon = IconSearchOff, title, children, action }: { icon?: Icon; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.box}>
      <Icon size={30} stroke={1.5} aria-hidden />
      <p className={classes.title}>{title}</p>
      {children ? <p className={classes.detail}>{children}</p> : null}
      {action ? <div style={{ marginTop: 10 }}>{action}</div> : null}
    </div>
  );
}

const iconOf = (problem: Problem): Icon =>
  problem.isOffline ? IconCloudOff : problem.status === 403 ? IconLock : problem.status === 404 ? IconSearchOff : IconAlertTriangle;

/** A page or part that could not be read: what the API said, its code, and the trace id that support asks for. */
export function Failure({ problem, again }: { problem: Problem; again?: () => void }) {
  const Icon = iconOf(problem);
  return (
    <div className={classes.box} role="alert">
      <Icon size={30} stroke={1.5} aria-hidden />
      <p className={classes.title}>{problem.title}</p>
      <p className={classes.detail}>{problem.detail}</p>
      <Codes problem={problem} />
      {again && problem.status !== 404 ? <Button variant="default" mt="xs" onClick={again}>Try again</Button> : null}
    </div>
  );
}

/** What is wrong with which field, a line each; what the problem says anyway is not said again. */
const wrongIn = ({ errors, detail }: Problem): string[] =>
  Object.entries(errors).flatMap(([field, messages]) => {
    const news = messages.filter((message) => !detail.includes(message));
    return news.length > 0 ? [[fieldName(field), news.join(", ")].filter(Boolean).join(": ")] : [];
  });

/** Why something was refused, beside the button that asked for it. */
export function Refusal({ problem }: { problem: Problem | null }) {
  if (!problem) {
    return null;
  }
  const told = wrongIn(problem);
  return (
    <div className={classes.refusal} role="alert">
      {problem.code === "invalid-request" ? <p><strong>Something has to be filled in differently.</strong></p> : <p><strong>{problem.title}.</strong> {problem.detail}</p>}
      {told.map((line) => <p key={line}>{line}</p>)}
      <Codes problem={problem} />
    </div>
  );
}

/** What a step leads to, said before it is done. */
export const Warning = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={classes.refusal} role="note"><p><strong>{title}.</strong> {children}</p></div>
);

const Codes = ({ problem }: { problem: Problem }) => (
  <div className={classes.trace}>{problem.code}{problem.traceId ? ` · trace ${problem.traceId}` : ""}</div>
);

export interface Difference {
  field: string;
  theirs: string;
  yours: string;
}

/** Somebody else saved first (412). What was typed is kept; the two are shown side by side. */
export function Conflict({ differences, keepMine, takeTheirs }: { differences: readonly Difference[]; keepMine: () => void; takeTheirs: () => void }) {
  return (
    <div className={classes.conflict} role="alert">
      <Text fw={600} size="sm">Somebody saved a change while you were typing</Text>
      <Text size="sm">What you typed is still in the form. {differences.length > 0 ? "This is what differs now:" : "Nothing that you typed is affected."}</Text>
      {differences.length > 0 ? (
        <table>
          <thead><tr><th scope="col">Field</th><th scope="col">Saved meanwhile</th><th scope="col">Yours</th></tr></thead>
          <tbody>
            {differences.map((difference) => (
              <tr key={difference.field}><th scope="row">{difference.field}</th><td>{difference.theirs || "–"}</td><td>{difference.yours || "–"}</td></tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <Button.Group mt="xs">
        <Button variant="default" onClick={keepMine}>Save mine over it</Button>
        <Button variant="default" onClick={takeTheirs}>Take theirs</Button>
      </Button.Group>
    </div>
  );
}

/** Says that there is no connection, for as long as there is none. */
export function OfflineNotice() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return online ? null : (
    <div className={classes.offline} role="status">
      <IconCloudOff size={18} aria-hidden />
      You are offline. What you see may be old; nothing that you type is lost.
    </div>
  );
}

interface Read<T> {
  data?: T | undefined;
  error: Problem | null;
  refetch: () => unknown;
}

/** What is read, or that it is being read, or why it could not be. */
export function Loaded<T>({ read, lines, children }: { read: Read<T>; lines?: number; children: (value: T) => ReactNode }) {
  if (read.data !== undefined) {
    return <>{children(read.data)}</>;
  }
  return read.error ? <Failure problem={read.error} again={() => void read.refetch()} /> : <Stack><Loading {...(lines ? { lines } : {})} /></Stack>;
}
