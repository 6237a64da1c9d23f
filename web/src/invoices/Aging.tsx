import { useRead } from "@/api/hooks";
import { usePerson } from "@/auth/me";
import { formatMoney } from "@/lib/format";
import classes from "./Aging.module.css";

/** What is owed, sorted by how long it is overdue. */
export function Aging() {
  const { may } = usePerson();
  const { data, error } = useRead("/v1/billing/aging", {}, { enabled: may("ledger.read") });
  if (!data) {
    return error || !may("ledger.read") ? null : <div className={classes.blank} />;
  }
  const { total } = data;
  const rows = [
    ["Owed in all", total.total], ["Not due yet", total.notDue], ["1–30 days over", total.days1To30], ["31–60 days", total.days31To60],
    ["61–90 days", total.days61To90], ["Over 90 days", total.over90],
  ] as const;
  return <dl className={classes.aging}>{rows.map(([label, money]) => <div key={label}><dt>{label}</dt><dd>{formatMoney(money)}</dd></div>)}</dl>;
}
