import { Stack } from "@mantine/core";
import { useList } from "@/api/hooks";
import { useClientId } from "@/clients/useClient";
import { Card } from "@/ui/Page";
import { InvoiceTable } from "./InvoiceTable";
import { Statement } from "./Statement";

/** What a client was invoiced, and its account. */
export function InvoicesTab() {
  const clientId = useClientId();
  const list = useList("/v1/invoices", { query: { clientId } });
  return (
    <Stack gap="lg">
      <Card title="Invoices" flush><InvoiceTable list={list} /></Card>
      <Statement clientId={clientId} />
    </Stack>
  );
}
