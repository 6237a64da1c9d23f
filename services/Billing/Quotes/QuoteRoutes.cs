using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.Quotes;

/// <summary>The routes of quotes, what each needs, and where it is done.</summary>
internal static class QuoteRoutes
{
    public static void MapQuotes(this IEndpointRouteBuilder routes)
    {
        var quotes = routes.MapGroup("/v1/quotes").WithTags("Quotes");
        quotes.MapGet("", ListQuotes.Handle).Needs(Permissions.QuotesRead).WithSummary("Lists quotes");
        quotes.MapPost("", CreateQuote.Handle).Validates<CreateQuoteRequest>().Needs(Permissions.QuotesWrite).WithSummary("Makes a quote at the prices in force");
        quotes.MapGet("{id:guid}", GetQuote.Handle).Needs(Permissions.QuotesRead).WithSummary("Reads a quote");
        quotes.MapPost("{id:guid}/accept", AcceptQuote.Handle).Needs(Permissions.QuotesAccept).WithSummary("Accepts a quote, which opens its invoice");
    }
}
