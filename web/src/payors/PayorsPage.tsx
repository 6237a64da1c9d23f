import { CloseButton, Group, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch, IconTargetArrow } from "@tabler/icons-react";
import { useState } from "react";
import { useList } from "@/api/hooks";
import type { Payor } from "@/api/types";
import { listOf, NOTHING, shortList } from "@/lib/format";
import { labelOf, statesOf } from "@/lib/words";
import { ListTable, type Column } from "@/ui/DataTable";
import { Empty } from "@/ui/Feedback";
import { Card, Page } from "@/ui/Page";
import { State } from "@/ui/State";

const PANELS = [{ value: "", label: "Every panel" }, ...statesOf("panel")];

const columns: Column<Payor>[] = [
  { id: "name", header: "Payor", cell: (payor) => <strong style={{ fontWeight: 550 }}>{payor.name}</strong> },
  { id: "states", header: "States", cell: (payor) => shortList(payor.states) },
  { id: "lines", header: "Lines", cell: (payor) => listOf(payor.lines.map((line) => labelOf("line", line))) },
  { id: "panel", header: "Panel", cell: (payor) => <State of="panel" is={payor.panel} /> },
  { id: "method", header: "Applies by", width: 122, cell: (payor) => labelOf("method", payor.method) },
  { id: "days", header: "Days", end: true, cell: (payor) => payor.typicalDays },
  { id: "asks", header: "Asks for", cell: (payor) => (payor.requirements.length === 0 ? NOTHING : payor.requirements.map((one) => <div key={one.code}>{one.text}</div>)) },
];

/** The catalogue of payors. */
export function PayorsPage() {
  const [typed, setTyped] = useState("");
  const [q] = useDebouncedValue(typed, 250);
  const [state, setState] = useState("");
  const [panel, setPanel] = useState("");
  const list = useList("/v1/payors", { query: { q, state: state.length === 2 ? state.toUpperCase() : undefined, panel } }, { keep: true });
  return (
    <Page title="Payors">
      <Card flush label="Payors" actions={
        <Group gap="xs">
          <TextInput
            aria-label="Search payors" placeholder="Search by name" value={typed} leftSection={<IconSearch size={16} aria-hidden />} onChange={(event) => setTyped(event.currentTarget.value)}
            rightSection={typed ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => setTyped("")} /> : null}
          />
          <TextInput aria-label="State, two letters" placeholder="State" w={84} maxLength={2} value={state} onChange={(event) => setState(event.currentTarget.value)} />
          <NativeSelect aria-label="Panel" data={PANELS} value={panel} onChange={(event) => setPanel(event.currentTarget.value)} />
        </Group>
      }>
        <ListTable top list={list} columns={columns} label="Payors" rowKey={(payor) => payor.id} empty={<Empty icon={IconTargetArrow} title="No payor matches">Try fewer words, or another state.</Empty>} />
      </Card>
    </Page>
  );
}
