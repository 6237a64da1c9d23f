using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Invoices;

/// <summary>
/// What a client is to pay, and what has come in. Whatever changes what is owed writes the ledger in the same breath, so
/// no use case can forget to.
/// </summary>
public sealed partial class Invoice : Aggregate<InvoiceId>, IBelongsToClient
{
    /// <summary>How many calendar days (UTC) there are to pay.</summary>
    public const int DaysToPay = 30;

    private readonly List<LedgerEntry> _entries = [];
    private readonly List<Payment> _payments = [];

    private Invoice()
    {
    }

    /// <summary>For people: <c>INV-000123</c>.</summary>
    public string Number { get; private set; } = "";

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>What it is for.</summary>
    public InvoiceReason Reason { get; private set; }

    /// <summary>Which one it is for.</summary>
    public Guid SubjectId { get; private set; }

    /// <summary>What is invoiced.</summary>
    public IReadOnlyList<InvoiceLine> Lines { get; private set; } = [];

    /// <summary>The sum of the lines.</summary>
    public Money Total { get; private set; } = Money.Zero(Money.Usd);

    /// <summary>What has come in for it and has not gone back; never more than the total.</summary>
    public Money Paid { get; private set; } = Money.Zero(Money.Usd);

    /// <summary>What need not be paid any more, in the currency of the total.</summary>
    public decimal CreditedAmount { get; private set; }

    /// <summary>What need not be paid any more: credit notes, and what was refunded after it was paid.</summary>
    public Money Credited => new(CreditedAmount, Total.Currency);

    /// <summary>Where it stands.</summary>
    public InvoiceState State { get; private set; }

    /// <summary>By when it is to be paid.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>Why it was voided, where somebody said so.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>What is still to be paid.</summary>
    public Money Due => State is InvoiceState.Void or InvoiceState.Refunded ? Money.Zero(Total.Currency) : Total - Credited - Paid;

    /// <summary>Whether there is something to pay.</summary>
    public bool IsPayable => State is InvoiceState.Open or InvoiceState.PartlyPaid;

    /// <summary>What this change writes to the ledger; earlier entries are only there when they were read.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>What this change has taken in; earlier payments are only there when they were read.</summary>
    public IReadOnlyList<Payment> Payments => _payments;

    /// <summary>Opens an invoice; a total of zero is paid at once.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="number">Its number.</param>
    /// <param name="client">Who pays.</param>
    /// <param name="subject">What it is about.</param>
    /// <param name="lines">What is invoiced: at least one line, all in one currency.</param>
    /// <param name="at">When (UTC).</param>
    public static Invoice Open(InvoiceId id, string number, ClientId client, InvoiceSubject subject, IReadOnlyList<InvoiceLine> lines, DateTimeOffset at)
    {
        ArgumentOutOfRangeException.ThrowIfZero(lines.Count, nameof(lines));
        var currency = lines[0].Amount.Currency;
        var invoice = new Invoice
        {
            Id = id,
            Number = number,
            ClientId = client,
            Reason = subject.Reason,
            SubjectId = subject.SubjectId,
            Lines = lines,
            Total = Money.Sum(lines.Select(line => line.Amount), currency),
            Paid = Money.Zero(currency),
            State = InvoiceState.Open,
            DueOn = DateOnly.FromDateTime(at.UtcDateTime).AddDays(DaysToPay),
        };
        invoice.Post(LedgerEntryKind.InvoiceOpened, LedgerAccount.Receivable, invoice.Income, invoice.Total, null, at);
        invoice.Raise(new InvoiceOpened(
            id.Value, number, client.Value, Words.Of(subject.Reason), subject.SubjectId, invoice.Total.Amount, currency, invoice.DueOn, at));
        if (invoice.Total.Amount == 0)
        {
            invoice.BecomePaid(at);
        }

        return invoice;
    }

    /// <summary>Takes a payment in.</summary>
    /// <param name="payment">What came in, for this invoice.</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Pay(Payment payment)
    {
        if (!IsPayable)
        {
            return NotPayable;
        }

        if (payment.Amount.Currency != Total.Currency)
        {
            return Refusal.OfContent("currency-mismatch", $"The invoice is in {Total.Currency}.", "amount");
        }

        if (payment.Amount.Amount > Due.Amount)
        {
            return Refusal.OfContent("overpayment", $"Only {Due.Amount} {Due.Currency} is due.", "amount");
        }

        Take(payment);
        return null;
    }

    /// <summary>
    /// Takes in what has come whether it was due or not: the processor has taken it from a card already. What was not due
    /// is the client's money that we hold, until somebody gives it back.
    /// </summary>
    /// <param name="payment">What came in, for this invoice.</param>
    public void Take(Payment payment)
    {
        _payments.Add(payment);
        var (account, applied) = (Payment.AccountOf(payment.Method), payment.Applied);
        Post(LedgerEntryKind.PaymentReceived, account, LedgerAccount.Receivable, applied, payment.Id, payment.ReceivedAt);
        Post(LedgerEntryKind.PaymentUnapplied, account, LedgerAccount.UnappliedCredit, payment.Unapplied, payment.Id, payment.ReceivedAt);
        if (applied.Amount > 0)
        {
            Paid += applied;
            Settle(payment.ReceivedAt);
        }
    }

    /// <summary>Withdraws it, and with it what it was for.</summary>
    /// <param name="reason">Why, where somebody says so.</param>
    /// <param name="at">When (UTC).</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Withdraw(string? reason, DateTimeOffset at)
    {
        if (State is not (InvoiceState.Draft or InvoiceState.Open))
        {
            return new Refusal("invoice-not-voidable", State == InvoiceState.Void
                ? "The invoice is void already."
                : $"The invoice is {Words.Of(State)}: only what nothing has been paid on can be voided.");
        }

        Post(LedgerEntryKind.InvoiceVoided, Income, LedgerAccount.Receivable, Due, null, at);
        (State, VoidReason) = (InvoiceState.Void, reason);
        Raise(new InvoiceVoided(Id.Value, ClientId.Value, Words.Of(Reason), SubjectId, at));
        return null;
    }

    private LedgerAccount Income => Reason switch
    {
        InvoiceReason.Onboarding => LedgerAccount.OnboardingIncome,
        InvoiceReason.Selection => LedgerAccount.SelectionIncome,
        InvoiceReason.Resubmission => LedgerAccount.ResubmissionIncome,
        InvoiceReason.Maintenance => LedgerAccount.MaintenanceIncome,
        _ => LedgerAccount.OtherIncome,
    };

    private Refusal NotPayable => new("invoice-not-payable", $"The invoice is {Words.Of(State)}: nothing is to be paid.");

    private void Settle(DateTimeOffset at)
    {
        if (Due.Amount == 0)
        {
            BecomePaid(at);
        }
        else
        {
            State = Paid.Amount > 0 ? InvoiceState.PartlyPaid : InvoiceState.Open;
        }
    }

    private void BecomePaid(DateTimeOffset at)
    {
        State = InvoiceState.Paid;
        Raise(new InvoicePaid(Id.Value, ClientId.Value, Words.Of(Reason), SubjectId, at));
    }

    // Nothing moves on an invoice of zero, and the ledger has no entries about nothing.
    private void Post(
        LedgerEntryKind kind, LedgerAccount debit, LedgerAccount credit, Money amount, PaymentId? payment, DateTimeOffset at, Guid? document = null)
    {
        if (amount.Amount != 0)
        {
            _entries.Add(LedgerEntry.Move(kind, debit, credit, amount, new LedgerSource(ClientId, Id, payment, document), at));
        }
    }
}
