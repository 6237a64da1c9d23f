import { Title } from "@mantine/core";
import { IconLayoutKanban } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import type { Application } from "@/api/types";
import { formatDate } from "@/lib/format";
import { standingOf } from "@/lib/standing";
import { Empty, Failure, Loading } from "@/ui/Feedback";
import { State } from "@/ui/State";
import classes from "./Standing.module.css";

const under = (one: Application): string | null =>
  one.effectiveOn ? `in network from ${formatDate(one.effectiveOn)}` : one.submittedAt ? `submitted ${formatDate(one.submittedAt)}` : one.blockers[0]?.text ?? null;

/** Each provider with each payor, and how far. */
export function Standing({ clientId }: { clientId: string }) {
  const list = useList("/v1/applications", { query: { clientId } }, { limit: 200 });
  if (!list.items) {
    return list.error ? <Failure problem={list.error} again={list.again} /> : <Loading lines={4} />;
  }
  if (list.items.length === 0) {
    return <Empty icon={IconLayoutKanban} title="No applications yet">They begin when you choose payors.</Empty>;
  }
  return (
    <ul className={classes.people}>
      {standingOf(list.items).map((standing) => (
        <li key={standing.applicant} className={classes.person}>
          <Title order={3}>{standing.name}</Title>
          <ul className={classes.payors}>
            {standing.applications.map((one) => (
              <li key={one.id}>
                <Link to="/applications/$applicationId" params={{ applicationId: one.id }}>
                  <span>{one.payorName} {under(one) ? <span className={classes.sub}>{under(one)}</span> : null}</span>
                  <State of="application" is={one.state} />
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
