using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.Ledger;

/// <summary>The routes of the ledger, what each needs, and where it is done.</summary>
internal static class LedgerRoutes
{
    public static void MapLedger(this IEndpointRouteBuilder routes)
    {
        var billing = routes.MapGroup("/v1/billing").WithTags("Ledger");
        billing.MapGet("ledger", ListLedger.Handle).Needs(Permissions.LedgerRead).WithSummary("Lists the entries of the ledger");
        billing.MapGet("trial-balance", ReadTrialBalance.Handle).Needs(Permissions.LedgerRead).WithSummary("Adds the ledger up, account by account");
    }
}
