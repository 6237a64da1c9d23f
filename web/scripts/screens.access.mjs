import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

export const runFile = () => JSON.parse(readFileSync(new URL("../../.data/run.json", import.meta.url), "utf8"));

/** Asks the API as the administrator's service account, to find what there is to be shown. */
export async function api() {
  const { gateway, administrator } = runFile();
  const answer = await fetch(`${gateway}/connect/token`, {
    method: "POST",
    body: new URLSearchParams({ grant_type: "client_credentials", client_id: administrator.clientId, client_secret: administrator.clientSecret }),
  });
  const { access_token: token } = await answer.json();
  return async (path, body) => {
    const response = await fetch(gateway + path, {
      headers: { Authorization: `Bearer ${token}`, ...(body ? { "Content-Type": "application/json" } : {}) },
      ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    });
    return response.json();
  };
}

const STEP = 30_000;

/** The six digits that an authenticator shows now (RFC 6238). */
export function totp(secret, at = Date.now()) {
  const bits = [...secret.replace(/[=\s]/g, "").toUpperCase()].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP)));
  const hash = createHmac("sha1", key).update(counter).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function mailedLink(sandbox, to) {
  for (let tries = 0; tries < 120; tries++) {
    const { items } = await (await fetch(`${sandbox}/mail?to=${encodeURIComponent(to)}`)).json();
    const link = items.map((mail) => /https?:\/\/\S+\/account\/invitation\?code=[^\s"<>]+/.exec(mail.text)?.[0]).filter(Boolean).at(-1);
    if (link) return link;
    await wait(500);
  }
  throw new Error(`No invitation came to ${to}.`);
}

/** A session that pictures begin with: of one of us, or of a person whom the client has just invited. */
export async function sessionOf(browser, base, who, ask, client) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const run = runFile();
  if (who === "client") {
    const email = `ada.quinn.${Date.now()}@practice.example`;
    await ask("/v1/users", { email, name: "Ada Quinn", roles: ["clientAdmin"], clientId: client });
    await page.goto(await mailedLink(run.sandbox, email));
    const password = `Pictures-${Math.random().toString(36).slice(2)}-only`;
    await page.getByLabel("New password").fill(password);
    await page.getByLabel("The same again").fill(password);
    await page.getByRole("button", { name: "Save the password" }).click();
    await page.waitForURL((url) => !url.pathname.startsWith("/account/invitation"));
  } else {
    const person = run.people.find((one) => one.roles.includes("administrator"));
    await page.goto(base);
    await page.getByLabel("E-mail address").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByLabel("Six-digit code").fill(totp(person.totpSecret));
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL((url) => url.pathname === "/clients");
  }
  const session = await context.storageState();
  await context.close();
  return session;
}
