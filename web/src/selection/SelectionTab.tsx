import { Stack } from "@mantine/core";
import { IconReportSearch } from "@tabler/icons-react";
import { useRead } from "@/api/hooks";
import { usePerson } from "@/auth/me";
import { useClientId } from "@/clients/useClient";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card } from "@/ui/Page";
import { Chooser } from "./Chooser";
import { Selections } from "./Selections";

/** Which payors to apply to, from the latest published report, with prices; and what was selected before. */
export function SelectionTab() {
  const clientId = useClientId();
  const person = usePerson();
  const reports = useRead("/v1/clients/{clientId}/discovery-reports", { path: { clientId }, query: { limit: 50 } });
  return (
    <Stack gap="lg">
      <Selections clientId={clientId} />
      {person.may("payor-selections.write") ? (
        <Loaded read={reports}>
          {({ items }) => {
            const latest = items.filter((report) => report.state === "published").sort((a, b) => (b.edition ?? 0) - (a.edition ?? 0))[0];
            return latest ? <Chooser clientId={clientId} reportId={latest.id} /> : (
              <Card><Empty icon={IconReportSearch} title="There is nothing to choose from yet">Payors are chosen from a published discovery report.</Empty></Card>
            );
          }}
        </Loaded>
      ) : null}
    </Stack>
  );
}
