import { Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { post } from "@/api/http";
import type { Alert, AlertDecision } from "@/api/types";
import { EvidenceField } from "@/documents/EvidenceField";
import { nameOf } from "@/lib/people";
import { Dialog } from "@/ui/Dialog";
import { Warning } from "@/ui/Feedback";

interface Props {
  alert: Alert;
  decision: AlertDecision;
  close: () => void;
}

/** Decides an alert, with the reason. What a decision leads to is said before it is done. */
export function DecideAlert({ alert, decision, close }: Props) {
  const confirms = decision === "confirmed";
  const name = nameOf(alert.provider);
  const form = useForm({
    initialValues: { reason: "", evidence: [] as string[] }, validate: { reason: (value) => (value.trim() ? null : "Say how you came to it") },
  });
  return (
    <Dialog
      title={confirms ? `${name} is excluded` : `Clear the alert about ${name}`} opened close={close} form={form} danger={confirms}
      act={confirms ? "Confirm the exclusion" : "Clear the alert"} done={confirms ? "The exclusion is confirmed" : "The alert is cleared"}
      onSubmit={(key) => {
        const { reason, evidence } = form.getValues();
        return post("/v1/alerts/{id}/disposition", { path: { id: alert.id } }, { decision, reason: reason.trim(), evidence }, key);
      }}
    >
      {confirms ? (
        <Warning title="All of this follows at once">
          {name} is marked as excluded. The open credential file becomes a problem file, no application of this provider is sent
          any more, and those that are with payors are no longer followed up.
        </Warning>
      ) : null}
      {!confirms && alert.state === "confirmed" ? (
        <Warning title="All of this follows at once">
          Unless another alert is confirmed, {name} is no longer excluded: applications go on, and the lists are asked again for the
          open credential file.
        </Warning>
      ) : null}
      <Textarea
        label="Reason" required data-autofocus maxLength={4000}
        description={confirms ? "How it was established that this is the same person" : "How it was established that this is somebody else, or that the exclusion does not hold"}
        {...form.getInputProps("reason")}
      />
      <EvidenceField
        clientId={alert.clientId} providerId={alert.providerId} description="Documents that show it"
        none="There is no document of this provider yet. What shows it can be uploaded under the client's documents." {...form.getInputProps("evidence")}
      />
    </Dialog>
  );
}
