import { useRead } from "@/api/hooks";
import { humanize } from "@/lib/format";
import { nameOf } from "@/lib/people";

/** Whom a document is about. */
export function SubjectName({ kind, id }: { kind: string; id: string }) {
  const provider = useRead("/v1/providers/{id}", { path: { id } }, { enabled: kind === "provider" });
  const practice = useRead("/v1/practices/{id}", { path: { id } }, { enabled: kind === "practice" });
  if (kind === "client") {
    return <>The client</>;
  }
  return <>{provider.data ? nameOf(provider.data) : (practice.data?.name ?? humanize(kind))}</>;
}
