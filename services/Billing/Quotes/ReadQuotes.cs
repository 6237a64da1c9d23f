using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Quotes;

internal static class ListQuotes
{
    private static readonly Sorts<Quote, QuoteId> s_sorts = new Sorts<Quote, QuoteId>(quote => quote.Id, byDefault: "-createdAt")
        .By("createdAt", quote => quote.CreatedAt);

    public static async Task<Outcome<Page<QuoteResponse>>> Handle(
        PageRequest page, Guid? clientId, Guid? subjectId, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (quotes, now) = (db.Quotes.AsNoTracking(), clock.GetUtcNow());
        if (clientId is { } client)
        {
            quotes = quotes.Where(quote => quote.ClientId == new ClientId(client));
        }

        if (subjectId is { } subject)
        {
            quotes = quotes.Where(quote => quote.SubjectId == subject);
        }

        return await quotes.ToPageAsync(page, s_sorts, quote => quote.ToResponse(now), cancellationToken);
    }
}

internal static class GetQuote
{
    public static async Task<Outcome<QuoteResponse>> Handle(Guid id, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var quote = await db.Quotes.AsNoTracking().SingleOrDefaultAsync(q => q.Id == new QuoteId(id), cancellationToken);
        return quote is null ? Problem.NotFound("quote") : quote.ToResponse(clock.GetUtcNow());
    }
}
