using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Billing.CreditNotes;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Billing.Invoices;

/// <content>What is taken back: by us (credit notes, refunds) or by the bank (returned payments).</content>
public sealed partial class Invoice
{
    /// <summary>Lets the client off a part of what is due. Let off the rest, it has nothing left to pay: the invoice is paid.</summary>
    /// <param name="note">How much, and why.</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Credit(CreditNote note)
    {
        if (!IsPayable)
        {
            return NotPayable;
        }

        if (note.Amount.Currency != Total.Currency || note.Amount.Amount > Due.Amount)
        {
            return Refusal.OfContent("credit-exceeds-due", $"Only {Due.Amount} {Due.Currency} is due.", "amount");
        }

        Post(LedgerEntryKind.CreditNoted, Income, LedgerAccount.Receivable, note.Amount, null, note.IssuedAt, note.Id.Value);
        CreditedAmount += note.Amount.Amount;
        Settle(note.IssuedAt);
        return null;
    }

    /// <summary>
    /// The bank took a payment back, or what was left of it. What it paid is due again; when that was everything, whoever
    /// went on because of it is told.
    /// </summary>
    /// <param name="payment">The payment, of this invoice.</param>
    /// <param name="left">What had not gone back before.</param>
    /// <param name="returned">When, and why.</param>
    public void Return(Payment payment, PaymentLeft left, PaymentReturn returned)
    {
        var (account, at) = (Payment.AccountOf(payment.Method), returned.ReturnedAt);
        Post(LedgerEntryKind.PaymentReturned, LedgerAccount.Receivable, account, left.Applied, payment.Id, at);
        Post(LedgerEntryKind.UnappliedReturned, LedgerAccount.UnappliedCredit, account, left.Unapplied, payment.Id, at);
        if (left.Applied.Amount == 0)
        {
            return;
        }

        var wasPaid = State == InvoiceState.Paid;
        Paid -= left.Applied;
        State = Paid.Amount > 0 ? InvoiceState.PartlyPaid : InvoiceState.Open;
        if (wasPaid)
        {
            Raise(new PaymentReturned(Id.Value, ClientId.Value, Words.Of(Reason), SubjectId, at));
        }
    }

    /// <summary>
    /// Money went back: first what was not due. Of a paid invoice the rest is not owed any more; of a partly paid one it is
    /// due again, as if it had not come.
    /// </summary>
    /// <param name="refund">Which refund.</param>
    /// <param name="payment">The payment that it is of, of this invoice.</param>
    /// <param name="amount">How much: at most what is left.</param>
    /// <param name="left">What had not gone back before.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>How much of it was not due.</returns>
    public Money Refund(Guid refund, Payment payment, Money amount, PaymentLeft left, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount.Amount, left.Total.Amount, nameof(amount));
        var account = Payment.AccountOf(payment.Method);
        var unapplied = amount.Amount < left.Unapplied.Amount ? amount : left.Unapplied;
        var applied = amount - unapplied;
        Post(LedgerEntryKind.UnappliedRefunded, LedgerAccount.UnappliedCredit, account, unapplied, payment.Id, at, refund);
        if (applied.Amount > 0)
        {
            var wasPaid = State == InvoiceState.Paid;
            if (wasPaid)
            {
                Post(LedgerEntryKind.RefundCredited, Income, LedgerAccount.Receivable, applied, payment.Id, at, refund);
                CreditedAmount += applied.Amount;
            }

            Post(LedgerEntryKind.RefundPaid, LedgerAccount.Receivable, account, applied, payment.Id, at, refund);
            Paid -= applied;
            State = (wasPaid, Paid.Amount > 0) switch
            {
                (true, true) => InvoiceState.Paid,
                (true, false) => InvoiceState.Refunded,
                (false, true) => InvoiceState.PartlyPaid,
                (false, false) => InvoiceState.Open,
            };
        }

        return unapplied;
    }
}
