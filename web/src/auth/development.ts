import type { Session } from "./session";

/** For `npm run dev`: the development server adds the token, so nobody signs in. Not part of the built app. */
export const developmentSession: Session = {
  token: () => Promise.resolve(undefined),
  renew: () => Promise.resolve(false),
  require: () => Promise.resolve(),
  finish: () => Promise.resolve("/"),
  signOut: () => {
    window.location.assign("/");
    return Promise.resolve();
  },
};
