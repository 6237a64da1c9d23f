// Every screen, found in the example data: the client that is furthest has the most to show.
const newest = async (ask, path) => (await ask(`${path}${path.includes("?") ? "&" : "?"}limit=50`)).items ?? [];

async function furthest(ask) {
  const clients = await newest(ask, "/v1/clients?state=active");
  const steps = ["consultation", "launchPlan", "agreement", "discovery", "selection", "followUp", "maintenance"];
  const at = await Promise.all(clients.map(async (client) => ({ client, step: steps.indexOf((await ask(`/v1/clients/${client.id}/journey`)).currentStep) })));
  return at.sort((a, b) => b.step - a.step)[0].client;
}

let found;
async function things(ask) {
  found ??= (async () => {
    const client = await furthest(ask);
    const of = (path) => newest(ask, path);
    const [meetings, plans, agreements, invoices, providers, files, reports, applications, rosters, alerts] = await Promise.all([
      of(`/v1/clients/${client.id}/meetings`), of(`/v1/clients/${client.id}/launch-plans`), of(`/v1/clients/${client.id}/agreements`), of(`/v1/invoices?clientId=${client.id}`),
      of(`/v1/providers?clientId=${client.id}`), of(`/v1/credential-files?clientId=${client.id}`), of(`/v1/clients/${client.id}/discovery-reports`), of(`/v1/applications?clientId=${client.id}`),
      of(`/v1/rosters?clientId=${client.id}`), of(`/v1/alerts?clientId=${client.id}`),
    ]);
    const verified = (file) => file.elements.filter((element) => element.state === "verified").length;
    files.sort((a, b) => verified(b) - verified(a));
    applications.sort((a, b) => b.timeline.length - a.timeline.length);
    return { client, meetings, plans, agreements, invoices, providers: [...providers].sort((a, b) => b.education.length - a.education.length), files, reports, applications, rosters, alerts };
  })();
  return found;
}

export const exampleClient = async (ask) => (await things(ask)).client;

const page = (name, path, more) => ({ name, path, ...more });

export const publicScreens = async () => [page("consultation-form", "/consultation")];

async function openFile(at) {
  await at.getByRole("table", { name: "Files of exclusion lists" }).getByRole("button").first().click();
  await at.getByText("SHA-256").waitFor();
  await at.getByText("Rows that were not taken whole").first().waitFor();
}

async function screen(at) {
  await at.getByLabel("Surname").fill("Larkspurian");
  await at.getByLabel("First name").fill("Gideon");
  await at.getByRole("button", { name: "Screen", exact: true }).click();
  await at.getByText("Somebody on the lists").scrollIntoViewIfNeeded();
}

export async function staffScreens(ask) {
  const { client, meetings, plans, agreements, invoices, providers, files, reports, applications, rosters, alerts } = await things(ask);
  const below = (part) => `/clients/${client.id}${part}`;
  return [
    page("clients", "/clients"),
    page("clients-none", "/clients?q=nobody%20of%20this%20name"),
    page("client-new", "/clients", { then: (at) => at.getByRole("button", { name: "New client" }).click() }),
    page("client", below("")),
    page("meetings", below("/meetings")),
    meetings[0] && page("meeting", `/meetings/${meetings[0].id}`),
    page("launch-plans", below("/plan")),
    plans[0] && page("launch-plan", `/launch-plans/${plans[0].id}`),
    page("agreements", below("/agreements")),
    agreements[0] && page("agreement", `/agreements/${agreements[0].id}`),
    page("client-invoices", below("/invoices")),
    invoices[0] && page("invoice", `/invoices/${invoices[0].id}`),
    page("invoices", "/invoices"),
    page("practices", below("/practices")),
    page("roster-upload", below("/practices"), { then: (at) => at.getByRole("button", { name: "Upload a roster" }).click() }),
    rosters[0] && page("roster", `/rosters/${rosters[0].id}`),
    providers[0] && page("provider", `/providers/${providers[0].id}`),
    providers[0] && page("provider-edit", `/providers/${providers[0].id}`, { then: (at) => at.getByRole("button", { name: "Edit" }).click() }),
    page("credential-files", "/credential-files"),
    files[0] && page("credential-file", `/credential-files/${files[0].id}`),
    files[0] && page("credential-file-element", `/credential-files/${files[0].id}`, { then: (at) => at.locator("tbody button").first().click() }),
    page("discovery", below("/discovery")),
    reports[0] && page("discovery-report", `/discovery-reports/${reports[0].id}`),
    page("selection", below("/selection")),
    page("client-applications", below("/applications")),
    page("applications", "/applications"),
    applications[0] && page("application-beside-board", `/applications?open=${applications[0].id}`),
    applications[0] && page("application", `/applications/${applications[0].id}`),
    page("documents", below("/documents")),
    page("payors", "/payors"),
    page("requests", "/requests"),
    page("request", "/requests", { then: (at) => at.locator("tbody button").first().click({ timeout: 5_000 }).catch(() => undefined) }),
    page("alerts", "/alerts"),
    alerts[0] && page("alert", `/alerts/${alerts[0].id}`),
    alerts[0] && page("alert-confirm", `/alerts/${alerts[0].id}`, { then: (at) => at.getByRole("button", { name: "Confirm the exclusion" }).click() }),
    page("exclusion-lists", "/exclusion-lists", { full: true }),
    page("exclusion-list-file", "/exclusion-lists", { then: openFile }),
    page("screening", "/exclusion-lists", { then: screen }),
    page("failed-messages", "/failed-messages"),
    page("not-found", "/clients/01a20000-0000-7000-8000-000000000000", { then: (at) => at.getByRole("alert").waitFor() }),
  ].filter(Boolean).map((screen) => (screen.name === "not-found" ? { ...screen, noHeading: true } : screen));
}

export async function clientScreens(ask) {
  const { client, agreements, invoices, applications } = await things(ask);
  const below = (part) => `/clients/${client.id}${part}`;
  return [
    page("portal-home", "/home"),
    page("portal-meetings", below("/meetings")),
    page("portal-launch-plans", below("/plan")),
    page("portal-agreements", below("/agreements")),
    agreements[0] && page("portal-agreement", `/agreements/${agreements[0].id}`),
    invoices[0] && page("portal-invoice", `/invoices/${invoices[0].id}`),
    page("portal-invoices", below("/invoices")),
    page("portal-discovery", below("/discovery")),
    page("portal-selection", below("/selection")),
    page("portal-applications", below("/applications")),
    applications[0] && page("portal-application", `/applications/${applications[0].id}`),
    page("portal-practices", below("/practices")),
    page("portal-documents", below("/documents")),
  ].filter(Boolean);
}
