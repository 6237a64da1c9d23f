import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// For `npm run dev` only: answers as an account of the running stack, so that pages can be worked on without signing in.
// DEV_AS=client acts for one client (DEV_CLIENT, or the newest). Nothing of this reaches the built app.
interface RunFile {
  gateway: string;
  administrator: { clientId: string; clientSecret: string };
}

export function runFile(): RunFile | null {
  try {
    return JSON.parse(readFileSync(fileURLToPath(new URL("../../.data/run.json", import.meta.url)), "utf8")) as RunFile;
  } catch {
    return null;
  }
}

async function tokenOf(gateway: string, id: string, secret: string): Promise<string> {
  const answer = await fetch(`${gateway}/connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: id, client_secret: secret }),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

export async function devToken(as: string, client?: string): Promise<string> {
  const run = runFile();
  if (!run) {
    throw new Error("Nothing runs: start it with ./run --detach --demo.");
  }

  const { clientId, clientSecret } = run.administrator;
  const ours = await tokenOf(run.gateway, clientId, clientSecret);
  if (as !== "client") {
    return ours;
  }

  const headers = { Authorization: `Bearer ${ours}`, "Content-Type": "application/json" };
  const newest = client ?? ((await (await fetch(`${run.gateway}/v1/clients?limit=1`, { headers })).json()) as { items: { id: string }[] }).items[0]?.id;
  const made = await fetch(`${run.gateway}/v1/api-clients`, {
    method: "POST",
    headers,
    body: JSON.stringify({ name: "Portal, while developing", roles: ["clientAdmin"], clientIds: [newest] }),
  });
  const account = (await made.json()) as { clientId: string; clientSecret: string };
  return tokenOf(run.gateway, account.clientId, account.clientSecret);
}
