import { useRead } from "@/api/hooks";
import { nameOf } from "@/lib/people";

/** Whom a document of a client can be about, as the choices of a list; a value is `kind/id`. */
export function useSubjects(clientId: string): { value: string; label: string }[] {
  const practices = useRead("/v1/clients/{clientId}/practices", { path: { clientId }, query: { limit: 200 } });
  const providers = useRead("/v1/providers", { query: { clientId, limit: 200 } });
  return [
    { value: `client/${clientId}`, label: "The client" },
    ...(practices.data?.items ?? []).map((practice) => ({ value: `practice/${practice.id}`, label: practice.name })),
    ...(providers.data?.items ?? []).map((provider) => ({ value: `provider/${provider.id}`, label: nameOf(provider) })),
  ];
}

export const partsOf = (subject: string): { subjectKind: string; subjectId: string } => {
  const [subjectKind = "client", subjectId = ""] = subject.split("/");
  return { subjectKind, subjectId };
};
