using System.Globalization;
using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Card;

internal sealed record StartCheckoutRequest(Uri? SuccessUrl = null);

/// <summary>A payment page at the card processor, for all that is due.</summary>
internal sealed record CheckoutResponse(string SessionId, Uri Url, DateTimeOffset ExpiresAt, Money Amount);

/// <summary>Has the card processor make a payment page. Asked again before anything changed, it is the same page.</summary>
internal static class StartCheckout
{
    public static async Task<Outcome<CheckoutResponse>> Handle(
        Guid id, StartCheckoutRequest? request, BillingDb db, CardProcessor processor, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request?.SuccessUrl is { } back && (!back.IsAbsoluteUri || back.Scheme is not ("https" or "http")))
        {
            return Problem.Invalid("successUrl", "must be an address that begins with https:// or http://");
        }

        var invoice = await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        if (invoice is null)
        {
            return Problem.NotFound("invoice");
        }

        if (!invoice.IsPayable)
        {
            return new Refusal("invoice-not-payable", $"The invoice is {Words.Of(invoice.State)}: nothing is to be paid.");
        }

        // A page lives for a day, and what is due changes with the version.
        var today = clock.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var session = await processor.CreateSessionAsync(invoice.Due, id, request?.SuccessUrl, $"invoice-{id}-{invoice.Version}-{today}", cancellationToken);
        if (session is null)
        {
            return new Problem(503, "card-processor-unavailable", "Temporarily unavailable", "The card processor does not answer: try again.");
        }

        // Whoever asks at the same moment is given the same page.
        await db.TakeTurnAsync(id, cancellationToken);
        if (!await db.CheckoutSessions.AnyAsync(known => known.Id == session.Id, cancellationToken))
        {
            db.Add(new CheckoutSession
            {
                Id = session.Id,
                ClientId = invoice.ClientId,
                InvoiceId = invoice.Id,
                Amount = invoice.Due,
                ExpiresAt = session.ExpiresAt,
            });
            await db.SaveChangesAsync(cancellationToken);
        }

        return new CheckoutResponse(session.Id, session.Url, session.ExpiresAt, invoice.Due);
    }
}
