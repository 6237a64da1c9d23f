import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil } from "@tabler/icons-react";
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { placesOf } from "@/app/Nav";
import { usePerson } from "@/auth/me";
import { listOf } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { Failure, Loading } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { EditClient } from "./ClientForm";
import classes from "./ClientLayout.module.css";
import { JourneyLine } from "./JourneyLine";
import { useClient, useClientId, useJourney } from "./useClient";

interface Tab {
  label: string;
  to: string;
  needs: string;
}

const TABS: readonly Tab[] = [
  { label: "Overview", to: "", needs: "clients.read" },
  { label: "Meetings", to: "/meetings", needs: "meetings.read" },
  { label: "Launch plan", to: "/plan", needs: "launch-plans.read" },
  { label: "Agreements", to: "/agreements", needs: "agreements.read" },
  { label: "Invoices", to: "/invoices", needs: "invoices.read" },
  { label: "Practices and providers", to: "/practices", needs: "practices.read" },
  { label: "Discovery", to: "/discovery", needs: "discovery-reports.read" },
  { label: "Selection", to: "/selection", needs: "payor-selections.read" },
  { label: "Applications", to: "/applications", needs: "applications.read" },
  { label: "Documents", to: "/documents", needs: "documents.read" },
];

/** On a phone the tabs are wider than the window: the one that is open is scrolled to. */
function useTabInView(pathname: string, ready: boolean) {
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    const strip = tabs.current;
    const open = strip?.querySelector<HTMLElement>("[aria-current=page]");
    if (strip && open) {
      strip.scrollLeft = open.offsetLeft - strip.offsetLeft - (strip.clientWidth - open.offsetWidth) / 2;
    }
  }, [pathname, ready]);
  return tabs;
}

/** What every page of a client stands in: for us its name, journey and tabs; for the client itself, whose navigation is at the side, only its name. */
export function ClientLayout() {
  const id = useClientId();
  const person = usePerson();
  const client = useClient(id);
  const [editing, edit] = useDisclosure(false);
  const { pathname } = useLocation();
  const tabs = useTabInView(pathname, client.data !== undefined);
  if (!client.data) {
    return client.error ? <Failure problem={client.error} again={() => void client.refetch()} /> : <Loading lines={8} />;
  }
  const { name, kind, states, state } = client.data;
  const place = placesOf(person).find((one) => pathname.startsWith(one.to));
  if (!person.staff) {
    return <Page title={place?.label ?? name} under={name}><Outlet /></Page>;
  }
  return (
    <Page
      title={name} trail={[{ label: "Clients", to: "/clients" }]}
      under={<><span>{labelOf("kind", kind)}</span><span>{listOf(states)}</span>{state === "active" ? null : <State of="client" is={state} />}</>}
      actions={person.may("clients.write") ? <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit.open}>Edit</Button> : undefined}
    >
      <Journey clientId={id} />
      <nav className={classes.tabs} aria-label="Client" ref={tabs}>
        {TABS.filter((one) => person.may(one.needs)).map((one) => (
          <Link key={one.to} to={`/clients/${id}${one.to}` as "/"} className={classes.tab!} activeOptions={{ exact: one.to === "", includeSearch: false }}>{one.label}</Link>
        ))}
      </nav>
      <Outlet />
      {editing ? <EditClient client={client.data} close={edit.close} /> : null}
    </Page>
  );
}

function Journey({ clientId }: { clientId: string }) {
  const { data, error, refetch } = useJourney(clientId);
  return (
    <Card flush label="Journey">
      <div className={classes.journey}>
        {data ? <JourneyLine journey={data} /> : error ? <Failure problem={error} again={() => void refetch()} /> : <Loading lines={3} />}
      </div>
    </Card>
  );
}
