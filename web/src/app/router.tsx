import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { queryClient } from "@/api/hooks";
import { get } from "@/api/http";
import { asProblem } from "@/api/problem";
import { personOf, type Person } from "@/auth/me";
import { session } from "@/auth/session";
import { Failure, Loading } from "@/ui/Feedback";
import { NotFound } from "./NotFound";
import { Shell } from "./Shell";

/** A search parameter that is text, or is not there. */
const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

interface Context {
  person?: Person;
}

const root = createRootRouteWithContext<Context>()({ component: Outlet, notFoundComponent: NotFound });

const signedIn = createRoute({ getParentRoute: () => root, path: "signed-in", component: lazyRouteComponent(() => import("@/auth/SignedIn"), "SignedIn") });
const consultation = createRoute({
  getParentRoute: () => root, path: "consultation", component: lazyRouteComponent(() => import("@/requests/AskPage"), "AskPage"),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ location }): Promise<{ person: Person }> => {
    await (await session()).require(location.href);
    const me = await queryClient.ensureQueryData({ queryKey: ["/v1/me", {}, {}], queryFn: () => get("/v1/me"), staleTime: Infinity });
    return { person: personOf(me) };
  },
  component: Shell,
});

const index = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: ({ context }) => {
    throw redirect({ to: context.person.staff ? "/clients" : "/home", replace: true });
  },
});

const home = createRoute({ getParentRoute: () => inside, path: "home", component: lazyRouteComponent(() => import("@/home/HomePage"), "HomePage") });

const clients = createRoute({
  getParentRoute: () => inside,
  path: "clients",
  validateSearch: (search) => ({ q: text(search.q), kind: text(search.kind), state: text(search.state) }),
  component: lazyRouteComponent(() => import("@/clients/ClientsPage"), "ClientsPage"),
});

const client = createRoute({ getParentRoute: () => inside, path: "clients/$clientId", component: lazyRouteComponent(() => import("@/clients/ClientLayout"), "ClientLayout") });

const ofClient = [
  createRoute({ getParentRoute: () => client, path: "/", component: lazyRouteComponent(() => import("@/clients/Overview"), "Overview") }),
  createRoute({ getParentRoute: () => client, path: "meetings", component: lazyRouteComponent(() => import("@/meetings/MeetingsTab"), "MeetingsTab") }),
  createRoute({ getParentRoute: () => client, path: "plan", component: lazyRouteComponent(() => import("@/plans/PlansTab"), "PlansTab") }),
  createRoute({ getParentRoute: () => client, path: "agreements", component: lazyRouteComponent(() => import("@/agreements/AgreementsTab"), "AgreementsTab") }),
  createRoute({ getParentRoute: () => client, path: "invoices", component: lazyRouteComponent(() => import("@/invoices/InvoicesTab"), "InvoicesTab") }),
  createRoute({ getParentRoute: () => client, path: "practices", component: lazyRouteComponent(() => import("@/practices/PracticesTab"), "PracticesTab") }),
  createRoute({ getParentRoute: () => client, path: "discovery", component: lazyRouteComponent(() => import("@/discovery/DiscoveryTab"), "DiscoveryTab") }),
  createRoute({ getParentRoute: () => client, path: "selection", component: lazyRouteComponent(() => import("@/selection/SelectionTab"), "SelectionTab") }),
  createRoute({ getParentRoute: () => client, path: "documents", component: lazyRouteComponent(() => import("@/documents/DocumentsTab"), "DocumentsTab") }),
  createRoute({
    getParentRoute: () => client,
    path: "applications",
    validateSearch: (search) => ({ open: text(search.open), state: text(search.state) }),
    component: lazyRouteComponent(() => import("@/applications/ApplicationsTab"), "ApplicationsTab"),
  }),
];

const page = <P extends string>(path: P, load: Parameters<typeof lazyRouteComponent>[0], name: string) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load as () => Promise<Record<string, never>>, name as never) });

const applications = createRoute({
  getParentRoute: () => inside,
  path: "applications",
  validateSearch: (search) => ({ open: text(search.open), q: text(search.q), due: search.due === true || undefined }),
  component: lazyRouteComponent(() => import("@/applications/ApplicationsPage"), "ApplicationsPage"),
});

const alerts = createRoute({
  getParentRoute: () => inside,
  path: "alerts",
  validateSearch: (search) => ({ state: text(search.state) }),
  component: lazyRouteComponent(() => import("@/alerts/AlertsPage"), "AlertsPage"),
});

const others = [
  page("meetings/$meetingId", () => import("@/meetings/MeetingPage"), "MeetingPage"),
  page("launch-plans/$planId", () => import("@/plans/PlanPage"), "PlanPage"),
  page("agreements/$agreementId", () => import("@/agreements/AgreementPage"), "AgreementPage"),
  page("invoices", () => import("@/invoices/InvoicesPage"), "InvoicesPage"),
  page("invoices/$invoiceId", () => import("@/invoices/InvoicePage"), "InvoicePage"),
  page("providers/$providerId", () => import("@/practices/ProviderPage"), "ProviderPage"),
  page("rosters/$rosterId", () => import("@/rosters/RosterPage"), "RosterPage"),
  page("credential-files", () => import("@/files/FilesPage"), "FilesPage"),
  page("credential-files/$fileId", () => import("@/files/FilePage"), "FilePage"),
  page("alerts/$alertId", () => import("@/alerts/AlertPage"), "AlertPage"),
  page("exclusion-lists", () => import("@/exclusions/ExclusionsPage"), "ExclusionsPage"),
  page("discovery-reports/$reportId", () => import("@/discovery/ReportPage"), "ReportPage"),
  page("applications/$applicationId", () => import("@/applications/ApplicationPage"), "ApplicationPage"),
  page("payors", () => import("@/payors/PayorsPage"), "PayorsPage"),
  page("requests", () => import("@/requests/RequestsPage"), "RequestsPage"),
  page("failed-messages", () => import("@/operations/FailedMessagesPage"), "FailedMessagesPage"),
];

export const router = createRouter({
  routeTree: root.addChildren([
    signedIn, consultation, inside.addChildren([index, home, clients, client.addChildren(ofClient), applications, alerts, ...others]),
  ]),
  context: {},
  defaultPreload: "intent",
  defaultPendingMs: 300,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error, reset }) => <Failure problem={asProblem(error)} again={reset} />,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
