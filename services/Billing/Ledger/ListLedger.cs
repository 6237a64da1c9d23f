using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Ledger;

internal static class ListLedger
{
    private static readonly Sorts<LedgerEntry, LedgerEntryId> s_sorts = new Sorts<LedgerEntry, LedgerEntryId>(entry => entry.Id, byDefault: "-createdAt")
        .By("createdAt", entry => entry.PostedAt);

    public static async Task<Outcome<Page<LedgerEntryResponse>>> Handle(
        PageRequest page, Choice<LedgerAccount> account, Guid? clientId, BillingDb db, CancellationToken cancellationToken)
    {
        var entries = db.Ledger.AsNoTracking();
        if (account.Value is { } of)
        {
            entries = entries.Where(entry => entry.Debit == of || entry.Credit == of);
        }

        if (clientId is { } client)
        {
            entries = entries.Where(entry => entry.ClientId == new ClientId(client));
        }

        return await entries.ToPageAsync(page, s_sorts, entry => entry.ToResponse(), cancellationToken);
    }
}
