import { Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Fragment, useEffect, type ReactNode } from "react";
import classes from "./Page.module.css";

export interface Crumb {
  label: string;
  to: string;
}

interface PageProps {
  title: string;
  trail?: readonly Crumb[];
  under?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

/** One page: where it is, what it is, what can be done, and then its parts. */
export function Page({ title, trail = [], under, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Credentialing`;
  }, [title]);
  return (
    <div className={classes.page}>
      {trail.length > 0 ? (
        <nav className={classes.trail} aria-label="Breadcrumb">
          {trail.map((crumb, index) => (
            <Fragment key={crumb.to}>
              {index > 0 ? <span aria-hidden>/</span> : null}
              <Link to={crumb.to}>{crumb.label}</Link>
            </Fragment>
          ))}
        </nav>
      ) : null}
      <div className={classes.head}>
        <div>
          <Title order={1}>{title}</Title>
          {under ? <div className={classes.under}>{under}</div> : null}
        </div>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      {children}
    </div>
  );
}

interface CardProps {
  title?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
  /** For tables and lists that bring their own space. */
  flush?: boolean;
  label?: string;
}

/** A part of a page with a heading. */
export function Card({ title, actions, children, flush = false, label }: CardProps) {
  return (
    <section className={classes.card} aria-label={label ?? (typeof title === "string" ? title : undefined)}>
      {title || actions ? (
        <div className={`${classes.cardHead} ${flush ? classes.lined : ""}`}>
          {title ? <Title order={2}>{title}</Title> : null}
          {actions ? <div className={classes.actions}>{actions}</div> : null}
        </div>
      ) : null}
      {children === undefined ? null : <div className={flush ? undefined : classes.cardBody} style={title || actions || flush ? undefined : { paddingTop: 20 }}>{children}</div>}
    </section>
  );
}

/** Names and values, one a line; a value that is not there is left out when it is null. */
export function Facts({ items }: { items: readonly (readonly [string, ReactNode] | null)[] }) {
  return (
    <dl className={classes.facts}>
      {items.map((item) => item === null ? null : <Fragment key={item[0]}><dt>{item[0]}</dt><dd>{item[1]}</dd></Fragment>)}
    </dl>
  );
}
