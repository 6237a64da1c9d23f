import { NavLink } from "@mantine/core";
import {
  IconAlertOctagon, IconBuilding, IconCalendarEvent, IconChecklist, IconFileInvoice, IconFiles, IconHome, IconInbox, IconLayoutKanban, IconListSearch,
  IconMap2, IconReportSearch, IconSignature, IconStethoscope, IconTargetArrow, IconUserExclamation, type Icon,
} from "@tabler/icons-react";
import { useLocation, useNavigate } from "@tanstack/react-router";
import type { Person } from "@/auth/me";
import classes from "./Shell.module.css";

export interface Place {
  label: string;
  to: string;
  icon: Icon;
  needs?: string;
  /** Further pages that are reached from here. */
  also?: readonly string[];
}

const STAFF: readonly Place[] = [
  { label: "Clients", to: "/clients", icon: IconBuilding, needs: "clients.read", also: ["/meetings", "/launch-plans", "/agreements", "/providers", "/rosters", "/discovery-reports"] },
  { label: "Requests", to: "/requests", icon: IconInbox, needs: "consultation-requests.read" },
  { label: "Applications", to: "/applications", icon: IconLayoutKanban, needs: "applications.read" },
  { label: "Credential files", to: "/credential-files", icon: IconChecklist, needs: "credential-files.read" },
  { label: "Alerts", to: "/alerts", icon: IconUserExclamation, needs: "alerts.read" },
  { label: "Exclusion lists", to: "/exclusion-lists", icon: IconListSearch, needs: "exclusion-lists.read" },
  { label: "Invoices", to: "/invoices", icon: IconFileInvoice, needs: "invoices.read" },
  { label: "Payors", to: "/payors", icon: IconTargetArrow, needs: "payors.read" },
  { label: "Failed messages", to: "/failed-messages", icon: IconAlertOctagon, needs: "failed-messages.manage" },
];

const portal = (client: string): readonly Place[] => [
  { label: "Home", to: "/home", icon: IconHome },
  { label: "Meetings", to: `/clients/${client}/meetings`, icon: IconCalendarEvent, also: ["/meetings"], needs: "meetings.read" },
  { label: "Launch plan", to: `/clients/${client}/plan`, icon: IconMap2, also: ["/launch-plans"], needs: "launch-plans.read" },
  { label: "Agreements", to: `/clients/${client}/agreements`, icon: IconSignature, also: ["/agreements"], needs: "agreements.read" },
  { label: "Invoices", to: `/clients/${client}/invoices`, icon: IconFileInvoice, also: ["/invoices"], needs: "invoices.read" },
  { label: "Practices and providers", to: `/clients/${client}/practices`, icon: IconStethoscope, also: ["/providers", "/rosters", "/credential-files"], needs: "providers.read" },
  { label: "Discovery report", to: `/clients/${client}/discovery`, icon: IconReportSearch, also: ["/discovery-reports"], needs: "discovery-reports.read" },
  { label: "Payor selection", to: `/clients/${client}/selection`, icon: IconTargetArrow, needs: "payor-selections.read" },
  { label: "Applications", to: `/clients/${client}/applications`, icon: IconLayoutKanban, also: ["/applications"], needs: "applications.read" },
  { label: "Documents", to: `/clients/${client}/documents`, icon: IconFiles, needs: "documents.read" },
];

/** Where this person can go. */
export const placesOf = (person: Person): Place[] =>
  (person.staff ? STAFF : portal(person.homeClient ?? "")).filter((place) => !place.needs || person.may(place.needs));

export function Nav({ person, onGo }: { person: Person; onGo: () => void }) {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  return (
    <nav aria-label="Main" className={classes.nav}>
      {placesOf(person).map(({ label, to, icon: Icon, also = [] }) => {
        const active = [to, ...also].some((start) => pathname === start || pathname.startsWith(`${start}/`));
        return (
          <NavLink
            key={to} href={to} label={label} active={active} leftSection={<Icon size={18} stroke={1.6} aria-hidden />} className={classes.link!}
            aria-current={active ? "page" : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              onGo();
              void navigate({ to });
            }}
          />
        );
      })}
    </nav>
  );
}
