import { getRouteApi } from "@tanstack/react-router";
import { useRead } from "@/api/hooks";

const route = getRouteApi("/inside/clients/$clientId");

/** The client whose pages these are. */
export const useClientId = (): string => route.useParams().clientId;

export const useClient = (id: string) => useRead("/v1/clients/{id}", { path: { id } });

const LOOK_AGAIN = 20_000;

/** Its journey; other services move it, so it is looked at again while it is on the screen. */
export const useJourney = (clientId: string) => useRead("/v1/clients/{clientId}/journey", { path: { clientId } }, { every: LOOK_AGAIN });
