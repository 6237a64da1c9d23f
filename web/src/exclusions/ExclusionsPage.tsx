import { Stack } from "@mantine/core";
import { useRead } from "@/api/hooks";
import type { ExclusionList } from "@/api/types";
import { usePerson } from "@/auth/me";
import { formatDate, formatTime, NOTHING } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { DataTable, type Column } from "@/ui/DataTable";
import { Loaded } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";
import { ImportsCard } from "./ImportsCard";
import { ScreenName } from "./ScreenName";

const LOOK = 15_000;

const columns: Column<ExclusionList>[] = [
  { id: "list", header: "List", cell: (one) => labelOf("list", one.list) },
  { id: "standing", header: "Standing", cell: (one) => <State of="list" is={one.standing} /> },
  { id: "entries", header: "Entries", end: true, cell: (one) => one.entries.toLocaleString("en-US") },
  { id: "edition", header: "Edition", end: true, cell: (one) => one.edition ?? NOTHING },
  { id: "dataOf", header: "Source's data of", cell: (one) => formatDate(one.dataOf) },
  { id: "loadedAt", header: "Brought up to date", cell: (one) => formatTime(one.loadedAt) },
];

/** What of the exclusion lists is in force, whether a name is on them, and which files they came from. */
export function ExclusionsPage() {
  const { may } = usePerson();
  const lists = useRead("/v1/exclusion-lists", {}, { every: LOOK });
  return (
    <Page title="Exclusion lists" under="Nobody is clear while a list is missing, or was not brought up to date since the last month began.">
      <Stack gap="lg">
        <Card title="What is in force" flush>
          <Loaded read={lists} lines={2}>{({ items }) => <DataTable rows={items} columns={columns} label="Exclusion lists" rowKey={(one) => one.list} />}</Loaded>
        </Card>
        {may("screenings.run") ? <ScreenName /> : null}
        <ImportsCard />
      </Stack>
    </Page>
  );
}
