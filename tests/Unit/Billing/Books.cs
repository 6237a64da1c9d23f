using Credentialing.Billing;
using Credentialing.Billing.CreditNotes;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Payments;
using Credentialing.Billing.Refunds;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Tests.Unit.Billing;

/// <summary>An invoice and all that goes with it, done to as the use cases do.</summary>
internal sealed class Books(decimal total)
{
    private readonly List<PaymentReturn> _returns = [];
    private readonly List<Refund> _refunds = [];
    private DateTimeOffset _now = Some.Now;

    public Invoice Invoice { get; } = Some.InvoiceOf(total);

    public IReadOnlyList<Payment> Payments => Invoice.Payments;

    public Refusal? Pay(decimal amount, PaymentMethod method = PaymentMethod.Ach) =>
        Invoice.Pay(Payment.For(Invoice, Some.Usd(amount), method, null, Next()));

    public Payment TakeFromCard(decimal amount)
    {
        var payment = Payment.ByProcessor(Invoice, Some.Usd(amount), $"pi_{Guid.CreateVersion7():N}", Next());
        Invoice.Take(payment);
        return payment;
    }

    public Refusal? Credit(decimal amount) => Invoice.Credit(CreditNote.For("CN-000001", Invoice, Some.Usd(amount), "Goodwill", Next()));

    public Refusal? Void() => Invoice.Withdraw("Not wanted", Next());

    public bool Return(Payment payment)
    {
        var left = LeftOf(payment);
        if (left.Total.Amount == 0)
        {
            return false;
        }

        var returned = PaymentReturn.Of(payment, left.Total, "Insufficient funds", Next());
        Invoice.Return(payment, left, returned);
        _returns.Add(returned);
        return true;
    }

    public Refusal? Refund(Payment payment, decimal amount)
    {
        var (refund, refusal) = Credentialing.Billing.Refunds.Refund.Request(payment, Some.Usd(amount), "Paid twice", "asks", LeftOf(payment), Next());
        if (refund is null)
        {
            return refusal;
        }

        refund.Approve("approves", _now);
        refund.Complete(Invoice.Refund(refund.Id.Value, payment, refund.Amount, LeftOf(payment), _now), null, _now);
        _refunds.Add(refund);
        return null;
    }

    public PaymentLeft LeftOf(Payment payment) => PaymentLeft.Of(
        payment, _refunds.Where(refund => refund.PaymentId == payment.Id), _returns.Exists(returned => returned.PaymentId == payment.Id));

    public decimal Balance(params LedgerAccount[] accounts) => accounts.Sum(account =>
        Invoice.Entries.Where(entry => entry.Debit == account).Sum(entry => entry.Amount.Amount) -
        Invoice.Entries.Where(entry => entry.Credit == account).Sum(entry => entry.Amount.Amount));

    /// <summary>What is wrong with the books, or null.</summary>
    public string? Fault()
    {
        var (due, paid, credited) = (Invoice.Due.Amount, Invoice.Paid.Amount, Invoice.Credited.Amount);
        var there = Payments.Sum(payment => payment.Amount.Amount) - _returns.Sum(returned => returned.Amount.Amount) - _refunds.Sum(refund => refund.Amount.Amount);
        return (due < 0 || paid < 0 || credited < 0 || paid + credited > total) ? "an amount is out of bounds"
            : Balance(LedgerAccount.Receivable) != due ? "what is owed is not what is due"
            : Balance(LedgerAccount.Bank, LedgerAccount.CardClearing) != there ? "money is lost"
            : -Balance(LedgerAccount.UnappliedCredit) != Payments.Sum(payment => LeftOf(payment).Unapplied.Amount) ? "what we hold is not what was not due"
            : paid != Payments.Sum(payment => LeftOf(payment).Applied.Amount) ? "what is paid is not what came in"
            : -Balance(LedgerAccount.OnboardingIncome) != (Invoice.State == InvoiceState.Void ? 0 : total - credited) ? "income is not what is sold"
            : Enum.GetValues<LedgerAccount>().Sum(account => Balance(account)) != 0 ? "it does not balance"
            : Invoice.Entries.GroupBy(entry => (entry.DocumentId, entry.DocumentId is null ? entry.PaymentId : null, entry.Kind)).Any(group => group.Count() > 1) ? "something is booked twice"
            : State() != Invoice.State ? $"it says {Invoice.State} and is {State()}"
            : null;

        InvoiceState State() => Invoice.State == InvoiceState.Void ? InvoiceState.Void
            : due > 0 ? (paid > 0 ? InvoiceState.PartlyPaid : InvoiceState.Open)
            : paid == 0 && _refunds.Exists(refund => refund.Amount.Amount > refund.FromUnapplied) && Invoice.State == InvoiceState.Refunded ? InvoiceState.Refunded
            : InvoiceState.Paid;
    }

    private DateTimeOffset Next() => _now = _now.AddMinutes(1);
}
