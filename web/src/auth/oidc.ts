import { InMemoryWebStorage, UserManager, WebStorageStateStore, type User } from "oidc-client-ts";
import { watchForIdleness } from "./idle";
import type { Session } from "./session";

const SCOPES = "openid profile email offline_access api";
const RENEW_SECONDS_BEFORE_END = 60;

/** Authorization code with PKCE (S256). What is kept across the sign-in is its one-time state and verifier, never a token. */
export function oidcSession(origin: string = window.location.origin): Session {
  const manager = new UserManager({
    authority: origin,
    client_id: "web",
    redirect_uri: `${origin}/signed-in`,
    response_type: "code",
    scope: SCOPES,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: false,
    monitorSession: false,
    loadUserInfo: false,
  });

  const hasLeft = watchForIdleness(window);
  let user: User | null = null;
  let renewing: Promise<User | null> | undefined;

  // One renewal at a time: a refresh token is good once.
  const renewed = (): Promise<User | null> => {
    renewing ??= manager.signinSilent().catch(() => null).then((fresh) => {
      renewing = undefined;
      user = fresh;
      return fresh;
    });
    return renewing;
  };
  const signIn = async (path: string): Promise<never> => {
    await manager.signinRedirect({ state: path });
    return new Promise<never>(() => undefined);
  };
  const signOut = async (): Promise<never> => {
    const hint = user?.id_token;
    user = null;
    await manager.signoutRedirect(hint ? { id_token_hint: hint } : {});
    return new Promise<never>(() => undefined);
  };
  const here = () => `${window.location.pathname}${window.location.search}`;

  return {
    async token() {
      if (user && hasLeft()) {
        return signOut();
      }
      if (user && (user.expires_in ?? 0) < RENEW_SECONDS_BEFORE_END) {
        await renewed();
      }
      return user?.access_token;
    },
    async renew() {
      if (user && hasLeft()) {
        return signOut();
      }
      const fresh = user?.refresh_token ? await renewed() : null;
      return fresh ? true : signIn(here());
    },
    async require(path) {
      if (!user) {
        await signIn(path);
      }
    },
    async finish() {
      user = await manager.signinRedirectCallback();
      const path = typeof user.state === "string" ? user.state : "/";
      // Only ever a page of our own.
      return path.startsWith("/") && !path.startsWith("//") ? path : "/";
    },
    signOut,
  };
}
