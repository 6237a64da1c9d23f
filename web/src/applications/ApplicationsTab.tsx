import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useList } from "@/api/hooks";
import { useClientId } from "@/clients/useClient";
import { Board } from "./Board";

const route = getRouteApi("/inside/clients/$clientId/applications");

/** A client's applications. */
export function ApplicationsTab() {
  const clientId = useClientId();
  const { open } = route.useSearch();
  const navigate = useNavigate();
  const list = useList("/v1/applications", { query: { clientId } }, { limit: 200, every: 30_000 });
  return (
    <Board
      list={list} open={open} empty="Applications begin with the selection of payors."
      close={() => void navigate({ to: "/clients/$clientId/applications", params: { clientId }, search: { open: undefined, state: undefined }, resetScroll: false })}
    />
  );
}
