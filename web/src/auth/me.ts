import { useRouteContext } from "@tanstack/react-router";
import type { Me } from "@/api/types";

/** Who is signed in, and what they may do. The API decides; this only spares people buttons that would be refused. */
export interface Person {
  me: Me;
  /** One of us, who sees every client. */
  staff: boolean;
  /** The client that somebody from outside works for. */
  homeClient: string | undefined;
  may: (...permissions: string[]) => boolean;
}

export function personOf(me: Me): Person {
  const permissions = new Set(me.permissions);
  return { me, staff: me.allClients, homeClient: me.allClients ? undefined : me.clients[0], may: (...wanted) => wanted.some((one) => permissions.has(one)) };
}

export const usePerson = (): Person => useRouteContext({ from: "/inside", select: (context) => context.person });
