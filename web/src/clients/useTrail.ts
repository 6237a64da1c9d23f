import { usePerson } from "@/auth/me";
import type { Crumb } from "@/ui/Page";
import { useClient } from "./useClient";

/** The way from the list of clients to a thing of one client. */
export function useTrail(clientId: string, part: { label: string; tab: string }): Crumb[] {
  const { staff } = usePerson();
  const client = useClient(clientId);
  const of: Crumb = { label: part.label, to: `/clients/${clientId}/${part.tab}` };
  return staff ? [{ label: "Clients", to: "/clients" }, { label: client.data?.name ?? "…", to: `/clients/${clientId}` }, of] : [of];
}
