using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Quotes;

internal sealed record AcceptQuoteRequest;

/// <summary>Accepts a quote, which opens its invoice in the same transaction.</summary>
internal static class AcceptQuote
{
    public static async Task<Outcome<QuoteResponse>> Handle(
        Guid id, AcceptQuoteRequest? request, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        _ = request;
        await db.TakeTurnAsync(id, cancellationToken);
        var quote = await db.Quotes.SingleOrDefaultAsync(q => q.Id == new QuoteId(id), cancellationToken);
        if (quote is null)
        {
            return Problem.NotFound("quote");
        }

        var now = clock.GetUtcNow();
        var invoice = new InvoiceId(Guid.CreateVersion7(now));
        if (quote.Accept(invoice, now) is { } refusal)
        {
            return refusal;
        }

        db.Add(Invoice.Open(
            invoice, await db.NextInvoiceNumberAsync(cancellationToken), quote.ClientId,
            new InvoiceSubject(quote.Reason, quote.SubjectId), quote.Lines, now));
        await db.SaveChangesAsync(cancellationToken);
        return quote.ToResponse(now);
    }
}
