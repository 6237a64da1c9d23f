import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useList } from "@/api/hooks";
import { statesOf } from "@/lib/words";
import { Card, Page } from "@/ui/Page";
import { Aging } from "./Aging";
import { InvoiceTable } from "./InvoiceTable";

const STATES = [{ value: "", label: "Every state" }, ...statesOf("invoice")];

/** All invoices, and what is owed by age. */
export function InvoicesPage() {
  const [state, setState] = useState("open");
  const list = useList("/v1/invoices", { query: { state, sort: "dueOn" } }, { keep: true });
  return (
    <Page title="Invoices">
      <Aging />
      <Card flush title="Invoices" actions={<NativeSelect aria-label="State" data={STATES} value={state} onChange={(event) => setState(event.currentTarget.value)} />}>
        <InvoiceTable list={list} all />
      </Card>
    </Page>
  );
}
