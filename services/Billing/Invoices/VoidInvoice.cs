using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Invoices;

internal sealed record VoidInvoiceRequest(string? Reason = null);

/// <summary>Withdraws an invoice on which nothing was paid, and with it what it was for.</summary>
internal static class VoidInvoice
{
    private const int LongestReason = 500;

    public static async Task<Outcome<InvoiceResponse>> Handle(
        Guid id, VoidInvoiceRequest? request, BillingDb db, AuditContext audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request?.Reason is { Length: > LongestReason })
        {
            return Problem.Invalid("reason", $"must have at most {LongestReason} characters");
        }

        await db.TakeTurnAsync(id, cancellationToken);
        var invoice = await db.Invoices.SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        if (invoice is null)
        {
            return Problem.NotFound("invoice");
        }

        if (invoice.Withdraw(request?.Reason, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        if (request?.Reason is { } reason)
        {
            audit.Because(reason.Trim());
        }

        await db.SaveChangesAsync(cancellationToken);
        return await invoice.ToResponseAsync(db, cancellationToken);
    }
}
