import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

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

/** Signs in where the page asks for it. A development server signs nobody in. */
export async function signIn(page, base, who, path = "/") {
  if (process.env.BASE) return;
  if (!page.url().startsWith(base)) await page.goto(base + path);
  await page.waitForURL((url) => url.pathname.startsWith("/account") || !/^\/(signed-in|connect)/.test(url.pathname));
  if (!new URL(page.url()).pathname.startsWith("/account")) return;
  const person = runFile().people.find((one) => one.roles.includes(who === "client" ? "clientAdmin" : "administrator"));
  await page.getByLabel(/e-?mail/i).fill(person.email);
  await page.getByLabel(/password/i).fill(person.password);
  await page.getByRole("button", { name: /sign in|continue/i }).click();
  if (person.totpSecret) {
    await page.getByLabel(/code/i).fill(totp(person.totpSecret));
    await page.getByRole("button", { name: /sign in|continue|verify/i }).click();
  }
  await page.waitForURL((url) => !/^\/(account|connect|signed-in)/.test(url.pathname));
}
