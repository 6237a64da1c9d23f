import { useRead } from "@/api/hooks";
import { Loaded } from "@/ui/Feedback";
import { Card, Facts } from "@/ui/Page";

const NOBODY = <span style={{ color: "var(--soft)" }}>Nobody yet</span>;

/** Who looks after a client. */
export function TeamCard({ clientId }: { clientId: string }) {
  const team = useRead("/v1/clients/{clientId}/team", { path: { clientId } });
  return (
    <Card title="Team">
      <Loaded read={team} lines={3}>
        {({ representativeId, managerId, coverId }) => (
          <Facts items={[["Representative", representativeId ?? NOBODY], ["Manager", managerId ?? NOBODY], ["Cover", coverId ?? NOBODY]]} />
        )}
      </Loaded>
    </Card>
  );
}
