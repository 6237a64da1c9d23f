import { Skeleton } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { NOTHING } from "@/lib/format";
import { useClient } from "./useClient";

/** Whose something is, in lists of all clients' things. */
export function ClientName({ id }: { id: string }) {
  const { data, error } = useClient(id);
  if (!data) {
    return error ? <>{NOTHING}</> : <Skeleton height={14} width={130} my={4} />;
  }
  return <Link to="/clients/$clientId" params={{ clientId: id }}>{data.name}</Link>;
}
