import type { TokenSource } from "@/api/http";

/** Who uses the app, and the tokens that it asks with. Tokens live in memory only and end with the page. */
export interface Session extends TokenSource {
  /** Makes sure that somebody is signed in; else the page goes to the sign-in and never comes back from this call. */
  require(path: string): Promise<void>;
  /** Takes up what the sign-in sent back; answers the page that was asked for first. */
  finish(): Promise<string>;
  signOut(): Promise<void>;
}

let current: Promise<Session> | undefined;

/** The one session of the page. In development, the server in between brings a token of its own (VITE_SIGN_IN=real signs in). */
export function session(): Promise<Session> {
  current ??= import.meta.env.DEV && import.meta.env.VITE_SIGN_IN !== "real"
    ? import("./development").then((module) => module.developmentSession)
    : import("./oidc").then((module) => module.oidcSession());
  return current;
}
