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

/** The kinds that requirements and criteria name; others may be typed. */
export const DOCUMENT_KINDS = ["license", "malpracticeInsurance", "boardCertificate", "deaCertificate", "diploma", "cv", "w9", "voidedCheck", "attestation", "other"];

/** Letters and digits in one word, as the API wants it. */
export const kindFault = (value: string): string | null => (/^[a-z][A-Za-z0-9-]*$/.test(value.trim()) ? null : "One word, such as license");

export const partsOf = (subject: string): { subjectKind: string; subjectId: string } => {
  const [subjectKind = "client", subjectId = ""] = subject.split("/");
  return { subjectKind, subjectId };
};
