import type { paths } from "./contract";
import { offline, Problem, problemOf } from "./problem";

type Method = "get" | "post" | "put" | "patch" | "delete";

/** The paths of the contract that have a method. */
export type PathsWith<M extends Method> = { [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never }[keyof paths];

type Json<C> = C extends { content: { "application/json": infer B } } ? B : undefined;
type Success<R> = R extends { 200: infer C } ? Json<C> : R extends { 201: infer C } ? Json<C> : R extends { 202: infer C } ? Json<C> : undefined;

/** What a path answers when all is well. */
export type Answer<P extends keyof paths, M extends Method> = paths[P] extends Record<M, { responses: infer R }> ? Success<R> : never;

/** What a path wants to be sent. */
export type Body<P extends keyof paths, M extends Method> =
  paths[P] extends Record<M, { requestBody?: { content: { "application/json": infer B } } }> ? B : undefined;

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Where {
  path?: Readonly<Record<string, string>>;
  query?: Query;
}

/** Where tokens come from; set once when the app starts. */
export interface TokenSource {
  token(): Promise<string | undefined>;
  /** A token was refused: get another, or sign in again. False when there is no other. */
  renew(): Promise<boolean>;
}

let tokens: TokenSource = { token: () => Promise.resolve(undefined), renew: () => Promise.resolve(false) };

export function takeTokensFrom(source: TokenSource): void {
  tokens = source;
}

/** `/v1/clients/{id}` and its parameters as an address. */
export function addressOf(path: string, where: Where = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = where.path?.[name];
    if (value === undefined) {
      throw new Error(`${path} needs ${name}.`);
    }
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(
    Object.entries(where.query ?? {}).flatMap(([name, value]) => (value === undefined || value === "" ? [] : [[name, String(value)]])),
  ).toString();
  return query === "" ? filled : `${filled}?${query}`;
}

async function send(address: string, init: RequestInit): Promise<Response> {
  const token = await tokens.token();
  const headers = new Headers(init.headers);
  if (token !== undefined) {
    headers.set("Authorization", `Bearer ${token}`);
  }

  try {
    return await fetch(address, { ...init, headers, credentials: "omit", cache: "no-store" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") {
      throw error;
    }
    throw offline();
  }
}

/** Sends a request with a token, once more with another when it was refused, and throws problems. */
export async function ask(address: string, init: RequestInit = {}): Promise<Response> {
  let response = await send(address, init);
  if (response.status === 401 && (await tokens.renew())) {
    response = await send(address, init);
  }

  if (!response.ok) {
    throw problemOf(response.status, await response.json().catch(() => null));
  }
  return response;
}

async function json<T>(address: string, init: RequestInit): Promise<T> {
  const response = await ask(address, init);
  if (response.status === 204) {
    return undefined as T;
  }

  try {
    return (await response.json()) as T;
  } catch {
    throw new Problem(response.status, "unreadable-answer", "Something went wrong", "The server's answer could not be read.");
  }
}

const withBody = (method: string, body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method,
  headers: { ...(body instanceof FormData ? {} : { "Content-Type": "application/json" }), ...headers },
  body: body instanceof FormData ? body : JSON.stringify(body ?? {}),
});

export const get = <P extends PathsWith<"get">>(path: P, where?: Where, signal?: AbortSignal): Promise<Answer<P, "get">> =>
  json(addressOf(path, where), { signal: signal ?? null });

/** Creates or acts. The key makes a repeat harmless: the same one for the same try. */
export const post = <P extends PathsWith<"post">>(path: P, where: Where, body?: Body<P, "post"> | FormData, key: string = crypto.randomUUID()): Promise<Answer<P, "post">> =>
  json(addressOf(path, where), withBody("POST", body, { "Idempotency-Key": key }));

const ifMatch = (version: number): Record<string, string> => ({ "If-Match": `"${version}"` });

export const put = <P extends PathsWith<"put">>(path: P, where: Where, body: Body<P, "put">, version: number): Promise<Answer<P, "put">> =>
  json(addressOf(path, where), withBody("PUT", body, ifMatch(version)));

/** A merge patch: null clears a field, which the contract cannot say of each. */
type Changes<B> = { [K in keyof B]: B[K] | null };

export const patch = <P extends PathsWith<"patch">>(path: P, where: Where, body: Changes<Body<P, "patch">>, version: number): Promise<Answer<P, "patch">> =>
  json(addressOf(path, where), withBody("PATCH", body, ifMatch(version)));

/** Fetches a file with the token, and hands it to the browser under a name. */
export async function download(address: string, name: string): Promise<void> {
  const blob = await (await ask(address)).blob();
  const url = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
