import { Button, NativeSelect } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useDisclosure } from "@mantine/hooks";
import { useRead } from "@/api/hooks";
import { put } from "@/api/http";
import type { Team, User } from "@/api/types";
import { usePerson } from "@/auth/me";
import { labelOf } from "@/lib/words";
import { Dialog } from "@/ui/Dialog";
import { Loaded } from "@/ui/Feedback";
import { Card, Facts } from "@/ui/Page";

const NOBODY = <span style={{ color: "var(--soft)" }}>Nobody yet</span>;

/** Who looks after a client. */
export function TeamCard({ clientId }: { clientId: string }) {
  const person = usePerson();
  const team = useRead("/v1/clients/{clientId}/team", { path: { clientId } });
  const knowsPeople = person.may("users.manage");
  const users = useRead("/v1/users", { query: { limit: 200 } }, { enabled: knowsPeople });
  const [opened, assign] = useDisclosure(false);
  // Only who looks after accounts may read whose they are.
  const nameOf = (id?: string | null) => (id ? (users.data?.items.find((user) => user.id === id)?.name ?? "Assigned") : NOBODY);
  return (
    <Card title="Team" actions={person.may("team.write") && knowsPeople && team.data ? <Button size="compact-sm" variant="default" onClick={assign.open}>Assign</Button> : undefined}>
      <Loaded read={team} lines={3}>
        {({ representativeId, managerId, coverId }) => (
          <Facts items={[["Representative", nameOf(representativeId)], ["Manager", nameOf(managerId)], ["Cover", nameOf(coverId)]]} />
        )}
      </Loaded>
      {opened && team.data ? <Assign clientId={clientId} team={team.data} users={users.data?.items ?? []} close={assign.close} /> : null}
    </Card>
  );
}

function Assign({ clientId, team, users, close }: { clientId: string; team: Team; users: readonly User[]; close: () => void }) {
  const form = useForm({ initialValues: { representativeId: team.representativeId ?? "", managerId: team.managerId ?? "", coverId: team.coverId ?? "" } });
  const people = [
    { value: "", label: "Nobody" },
    ...users.filter((user) => !user.clientId).map((user) => ({ value: user.id, label: `${user.name}, ${user.roles.map((role) => labelOf("role", role).toLowerCase()).join(", ")}` })),
  ];
  return (
    <Dialog
      onSubmit={() => {
        const { representativeId, managerId, coverId } = form.getValues();
        return put("/v1/clients/{clientId}/team", { path: { clientId } }, { representativeId: representativeId || null, managerId: managerId || null, coverId: coverId || null }, team.version);
      }}
      title="Who looks after this client" opened close={close} act="Assign" form={form} done="The team is assigned"
    >
      <NativeSelect label="Representative" data={people} data-autofocus {...form.getInputProps("representativeId")} />
      <NativeSelect label="Manager" data={people} {...form.getInputProps("managerId")} />
      <NativeSelect label="Cover" description="While the representative is away" data={people} {...form.getInputProps("coverId")} />
    </Dialog>
  );
}
