using Credentialing.Billing.Contracts.V1;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.PriceSheets;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Quotes;

/// <summary>
/// Offers a resubmission that is not included: one offer for each round of an application, however often it is asked for.
/// An offer that has expired, or whose invoice was voided, is followed by another.
/// </summary>
internal sealed class ResubmissionQuotes(BillingDb db, TimeProvider clock) : Contracts.V1.Quotes.QuotesBase
{
    public override async Task<Contracts.V1.Quote> QuoteResubmission(QuoteResubmissionRequest request, ServerCallContext context)
    {
        if (!Guid.TryParse(request.ApplicationId, out var application) || request.Used < 1)
        {
            throw new GrpcProblem(StatusCode.InvalidArgument, "invalid-request", "application_id is a UUID, and used at least 1.").ToException();
        }

        if (db.Tenant.Clients is not [var client])
        {
            throw new GrpcProblem(StatusCode.InvalidArgument, "invalid-request", "The metadata client-id is missing.").ToException();
        }

        var (now, cancellation) = (clock.GetUtcNow(), context.CancellationToken);
        await db.TakeTurnAsync(application, cancellation);
        var quote = await StandingAsync(application, request.Used, now, cancellation) ?? await OfferAsync(client, application, request.Used, now, cancellation);
        var answer = new Contracts.V1.Quote { Id = quote.Id.Value.ToString(), State = Words.Of(quote.StateAt(now)) };
        if (quote.InvoiceId is { } invoice)
        {
            answer.InvoiceId = invoice.Value.ToString();
        }

        return answer;
    }

    private async Task<Quote?> StandingAsync(Guid application, int used, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var offers = await db.Quotes.AsNoTracking().Where(quote => quote.SubjectId == application && quote.ResubmissionsUsed == used)
            .OrderByDescending(quote => quote.CreatedAt).ToListAsync(cancellationToken);
        var standing = offers.Find(quote => quote.StateAt(now) != QuoteState.Expired);
        return standing?.InvoiceId is { } id && await db.Invoices.AnyAsync(invoice => invoice.Id == id && invoice.State == InvoiceState.Void, cancellationToken)
            ? null
            : standing;
    }

    private async Task<Quote> OfferAsync(ClientId client, Guid application, int used, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var price = (await db.PriceSheets.InForceAsync(cancellationToken)).Line(PriceCodes.Resubmission);
        var quote = Quote.OfferResubmission(new QuoteId(Guid.CreateVersion7(now)), client, application, used, price.Times(1), now);
        db.Add(quote);
        await db.SaveChangesAsync(cancellationToken);
        return quote;
    }
}
