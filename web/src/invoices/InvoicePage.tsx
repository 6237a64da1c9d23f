import { Button, Grid, Menu, Stack, Text } from "@mantine/core";
import { IconCreditCard, IconDots } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useRead } from "@/api/hooks";
import type { Invoice, Payment } from "@/api/types";
import { usePerson } from "@/auth/me";
import { useTrail } from "@/clients/useTrail";
import { formatDate, formatMoney, formatTime, NOTHING } from "@/lib/format";
import { labelOf } from "@/lib/words";
import { DataTable, type Column } from "@/ui/DataTable";
import { Empty, Loaded } from "@/ui/Feedback";
import { Card, Facts, Page } from "@/ui/Page";
import { Chip, State } from "@/ui/State";
import { isOverdue, isUnpaid } from "./InvoiceTable";
import { PayByCard, RecordPayment, VoidInvoice } from "./PaymentForms";

type Line = Invoice["lines"][number];

const lines: Column<Line>[] = [
  { id: "what", header: "Description", cell: (line) => <span style={{ fontWeight: 500 }}>{line.description}</span> },
  { id: "quantity", header: "Quantity", end: true, cell: (line) => line.quantity },
  { id: "price", header: "Price", end: true, cell: (line) => formatMoney(line.unitPrice) },
  { id: "amount", header: "Amount", end: true, cell: (line) => formatMoney(line.amount) },
];

const payments: Column<Payment>[] = [
  { id: "at", header: "Received", cell: (payment) => formatTime(payment.createdAt) },
  { id: "method", header: "By", cell: (payment) => labelOf("payment", payment.method) },
  { id: "reference", header: "Reference", cell: (payment) => payment.reference ?? NOTHING },
  { id: "amount", header: "Amount", end: true, cell: (payment) => formatMoney(payment.amount) },
];

export function InvoicePage() {
  const { invoiceId } = useParams({ strict: false }) as { invoiceId: string };
  const invoice = useRead("/v1/invoices/{id}", { path: { id: invoiceId } });
  return <Loaded read={invoice}>{(data) => <OneInvoice invoice={data} />}</Loaded>;
}

function OneInvoice({ invoice }: { invoice: Invoice }) {
  const person = usePerson();
  const trail = useTrail(invoice.clientId, { label: "Invoices", tab: "invoices" });
  const paid = useRead("/v1/invoices/{id}/payments", { path: { id: invoice.id } });
  const [open, setOpen] = useState<"pay" | "card" | "void" | null>(null);
  const close = () => setOpen(null);
  const unpaid = isUnpaid(invoice);
  return (
    <Page
      title={`Invoice ${invoice.number}`} trail={trail}
      under={<><State of="invoice" is={invoice.state} /><span>Due {formatDate(invoice.dueOn)}</span>{isOverdue(invoice) ? <Chip tone="bad">Overdue</Chip> : null}</>}
      actions={<>
        {unpaid && person.may("invoices.pay") ? <Button variant={person.staff ? "default" : "filled"} leftSection={<IconCreditCard size={16} />} onClick={() => setOpen("card")}>Pay by card</Button> : null}
        {unpaid && person.may("payments.record") ? <Button onClick={() => setOpen("pay")}>Record a payment</Button> : null}
        {invoice.state === "open" && person.may("invoices.write") ? (
          <Menu>
            <Menu.Target><Button variant="default" px={10} aria-label="More"><IconDots size={16} /></Button></Menu.Target>
            <Menu.Dropdown><Menu.Item color="red" onClick={() => setOpen("void")}>Void the invoice</Menu.Item></Menu.Dropdown>
          </Menu>
        ) : null}
      </>}
    >
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <Card title="What it is for" flush><DataTable rows={invoice.lines} columns={lines} label="Lines" rowKey={(line, index) => `${line.code} ${index}`} /></Card>
            <Card title="Payments" flush>
              <Loaded read={paid} lines={2}>
                {({ items }) => items.length === 0
                  ? <Empty icon={IconCreditCard} title="No payment yet" />
                  : <DataTable rows={items} columns={payments} label="Payments" rowKey={(payment) => payment.id} />}
              </Loaded>
            </Card>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Card title="Amounts">
            <Facts items={[
              ["For", labelOf("invoice", invoice.reason)],
              ["Client", invoice.clientName ?? NOTHING],
              ["Opened", formatDate(invoice.createdAt)],
              ["Total", formatMoney(invoice.total)],
              ["Paid", formatMoney(invoice.paid)],
              ["Still due", <Text key="due" span fw={650}>{formatMoney(invoice.due)}</Text>],
            ]} />
          </Card>
        </Grid.Col>
      </Grid>
      {open === "pay" ? <RecordPayment invoice={invoice} close={close} /> : null}
      {open === "card" ? <PayByCard invoice={invoice} close={close} /> : null}
      {open === "void" ? <VoidInvoice invoice={invoice} close={close} /> : null}
    </Page>
  );
}
