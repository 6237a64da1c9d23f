import { useRead } from "@/api/hooks";
import type { Alert, Provider } from "@/api/types";
import { partyName } from "@/lib/alerts";
import { dotted, listOf, NOTHING } from "@/lib/format";
import { nameOf } from "@/lib/people";
import { fieldOf } from "@/lib/taxonomies";
import { DataTable, type Column } from "@/ui/DataTable";
import { Card } from "@/ui/Page";

interface Line {
  what: string;
  provider: string;
  listed: string;
}

const columns: Column<Line>[] = [
  { id: "what", header: "What", cell: (line) => line.what },
  { id: "provider", header: "Our provider", cell: (line) => line.provider },
  { id: "listed", header: "On the list", cell: (line) => line.listed },
];

/** What is known of the provider beside what the list says of the party. */
export function Compared({ alert }: { alert: Alert }) {
  const provider = useRead("/v1/providers/{id}", { path: { id: alert.providerId } });
  return (
    <Card title="The provider, and whom the list names" flush>
      <DataTable rows={linesOf(alert, provider.data)} columns={columns} label="The provider beside the entry of the list" rowKey={(line) => line.what} />
    </Card>
  );
}

function linesOf({ provider, candidate: { entry } }: Alert, known?: Provider): Line[] {
  const place = [entry.city, entry.state].filter(Boolean).join(", ");
  return [
    { what: "Name", provider: [nameOf(provider), ...(known?.formerNames ?? [])].join(", formerly "), listed: partyName(entry) },
    { what: "NPI", provider: provider.npi, listed: entry.npi ?? NOTHING },
    { what: "Born", provider: dotted(known?.dateOfBirth), listed: dotted(entry.dateOfBirth) },
    { what: "Where", provider: known ? `Licensed in ${listOf([...new Set(known.licenses.map((license) => license.state))])}` : NOTHING, listed: place || NOTHING },
    { what: "Work", provider: known ? listOf(known.taxonomies.map(fieldOf)) : NOTHING, listed: entry.role ?? NOTHING },
  ];
}
