using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Billing.Ledger;

/// <summary>An entry of the ledger, as the API shows it: its lines always balance.</summary>
internal sealed record LedgerEntryResponse(
    LedgerEntryId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, LedgerEntryKind Kind,
    ClientId ClientId, InvoiceId InvoiceId, PaymentId? PaymentId, Guid? DocumentId, Money Amount, IReadOnlyList<LedgerLine> Lines);

/// <summary>What an entry does to one account.</summary>
internal sealed record LedgerLine(LedgerAccount Account, Money Debit, Money Credit);

/// <summary>All that was debited and credited, account by account, at one moment.</summary>
internal sealed record TrialBalance(DateTimeOffset At, IReadOnlyList<AccountBalance> Accounts, Money Debit, Money Credit, bool Balanced);

/// <summary>What was debited and credited on one account; the balance is debit less credit.</summary>
internal sealed record AccountBalance(LedgerAccount Account, Money Debit, Money Credit, Money Balance);

internal static class LedgerResponses
{
    public static LedgerEntryResponse ToResponse(this LedgerEntry entry)
    {
        var nothing = Money.Zero(entry.Amount.Currency);
        return new(entry.Id, entry.PostedAt, entry.PostedAt, 1, entry.Kind, entry.ClientId, entry.InvoiceId, entry.PaymentId, entry.DocumentId, entry.Amount,
            [new LedgerLine(entry.Debit, entry.Amount, nothing), new LedgerLine(entry.Credit, nothing, entry.Amount)]);
    }
}
