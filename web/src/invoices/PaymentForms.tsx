import { NativeSelect, NumberInput, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { post } from "@/api/http";
import type { Invoice, PaymentMethod } from "@/api/types";
import { formatMoney } from "@/lib/format";
import { optionsOf } from "@/lib/words";
import { Dialog } from "@/ui/Dialog";

interface Props {
  invoice: Invoice;
  close: () => void;
}

/** Money that came in some other way than through the card page. */
export function RecordPayment({ invoice, close }: Props) {
  const form = useForm({
    initialValues: { amount: invoice.due.amount as number | string, method: "check" as PaymentMethod, reference: "" },
    validate: { amount: (value) => (Number(value) > 0 ? null : "Enter an amount") },
  });
  return (
    <Dialog
      title={`Payment of ${invoice.number}`} opened close={close} act="Record" form={form} done="The payment is recorded"
      onSubmit={(key) => {
        const { amount, method, reference } = form.getValues();
        return post("/v1/invoices/{id}/payments", { path: { id: invoice.id } }, {
          amount: { amount: Number(amount), currency: invoice.due.currency }, method, ...(reference.trim() ? { reference: reference.trim() } : {}),
        }, key);
      }}
    >
      <NumberInput label="Amount" description={`${formatMoney(invoice.due)} is still due`} prefix="$" thousandSeparator="," decimalScale={2} fixedDecimalScale min={0} required data-autofocus {...form.getInputProps("amount")} />
      <NativeSelect label="By" data={optionsOf("payment")} {...form.getInputProps("method")} />
      <TextInput label="Reference" description="Such as the number of the check" {...form.getInputProps("reference")} />
    </Dialog>
  );
}

/** To the card processor's own page: card numbers never come near us. */
export function PayByCard({ invoice, close }: Props) {
  const here = `${window.location.origin}/invoices/${invoice.id}`;
  return (
    <Dialog
      title={`Pay ${invoice.number} by card`} opened close={close} act="To the payment page"
      onSubmit={(key) => post("/v1/invoices/{id}/checkout", { path: { id: invoice.id } }, { successUrl: here }, key)}
      then={({ url }) => window.location.assign(url)}
    >
      <Text size="sm"><strong>{formatMoney(invoice.due)}</strong> is due. You pay on the card processor's page and come back here; the payment shows within seconds.</Text>
    </Dialog>
  );
}

export function VoidInvoice({ invoice, close }: Props) {
  const form = useForm({ initialValues: { reason: "" } });
  return (
    <Dialog
      title={`Void ${invoice.number}`} opened close={close} act="Void" danger form={form} done="The invoice is void"
      onSubmit={(key) => post("/v1/invoices/{id}/void", { path: { id: invoice.id } }, { reason: form.getValues().reason.trim() || null }, key)}
    >
      <Text size="sm">What it was for and is unpaid is withdrawn with it.</Text>
      <Textarea label="Reason" data-autofocus {...form.getInputProps("reason")} />
    </Dialog>
  );
}
