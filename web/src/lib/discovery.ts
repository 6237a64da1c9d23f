import type { DiscoveryRow, Money } from "@/api/types";

/** Who applies in a row: a provider, or a practice's group. */
export const applicantOf = (row: DiscoveryRow): string => row.providerId ?? row.practiceId ?? row.applicantName;

/** One row and no other. */
export const keyOf = (row: DiscoveryRow): string => `${row.payorId}/${row.kind}/${applicantOf(row)}`;

export interface PayorRows {
  payorId: string;
  payorName: string;
  panel: DiscoveryRow["panel"];
  method: DiscoveryRow["method"];
  expectedDays: number;
  rows: DiscoveryRow[];
}

const PANELS: readonly string[] = ["open", "limited", "closed"];

/** The rows of a report payor by payor: open panels first, and of those the quickest. */
export function payorsOf(rows: readonly DiscoveryRow[]): PayorRows[] {
  const payors = new Map<string, PayorRows>();
  for (const row of rows) {
    const payor = payors.get(row.payorId) ?? { payorId: row.payorId, payorName: row.payorName, panel: row.panel, method: row.method, expectedDays: row.expectedDays, rows: [] };
    payor.rows.push(row);
    payors.set(row.payorId, payor);
  }
  return [...payors.values()].sort((a, b) =>
    PANELS.indexOf(a.panel) - PANELS.indexOf(b.panel) || a.expectedDays - b.expectedDays || a.payorName.localeCompare(b.payorName, "en"));
}

/** What the chosen rows cost together. */
export function totalOf(rows: readonly DiscoveryRow[], chosen: ReadonlySet<string>): Money {
  const picked = rows.filter((row) => chosen.has(keyOf(row)));
  const cents = picked.reduce((sum, row) => sum + Math.round(row.fee.amount * 100), 0);
  return { amount: cents / 100, currency: rows[0]?.fee.currency ?? "USD" };
}

export interface SelectedItem {
  payorId: string;
  providerIds?: string[];
  group?: true;
}

/** The chosen rows as the API wants them: by payor, providers together, a group apart. */
export function itemsOf(rows: readonly DiscoveryRow[], chosen: ReadonlySet<string>): SelectedItem[] {
  return payorsOf(rows.filter((row) => chosen.has(keyOf(row)))).flatMap((payor) => {
    const providerIds = payor.rows.flatMap((row) => (row.providerId ? [row.providerId] : []));
    const group = payor.rows.some((row) => !row.providerId);
    return [...(providerIds.length > 0 ? [{ payorId: payor.payorId, providerIds }] : []), ...(group ? [{ payorId: payor.payorId, group: true as const }] : [])];
  });
}
