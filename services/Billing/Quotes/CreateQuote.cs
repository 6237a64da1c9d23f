using Credentialing.Billing.Invoices;
using Credentialing.Billing.PriceSheets;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;

namespace Credentialing.Billing.Quotes;

internal sealed record CreateQuoteLine(string Code, int Quantity);

internal sealed record CreateQuoteRequest(Guid ClientId, InvoiceReason Reason, Guid SubjectId, IReadOnlyList<CreateQuoteLine> Lines);

internal sealed class CreateQuoteValidator : AbstractValidator<CreateQuoteRequest>
{
    public CreateQuoteValidator()
    {
        RuleFor(request => request.Reason).Must(reason => reason is InvoiceReason.Resubmission or InvoiceReason.Other)
            .WithMessage("must be resubmission or other: the rest is invoiced by itself");
        RuleFor(request => request.Lines).Must(lines => lines.Count is >= 1 and <= 200).WithMessage("must have 1 to 200 lines");
        RuleForEach(request => request.Lines).ChildRules(line =>
            line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000).WithMessage("must be from 1 to 100000"));
    }
}

/// <summary>Makes a quote at the prices in force.</summary>
internal static class CreateQuote
{
    public static async Task<Creation<QuoteResponse>> Handle(CreateQuoteRequest request, BillingDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var client = new ClientId(request.ClientId);
        if (!db.Tenant.Includes(client))
        {
            return Problem.NotFound("client");
        }

        var prices = await db.PriceSheets.InForceAsync(cancellationToken);
        var unknown = request.Lines.Select((line, index) => (line.Code, Index: index)).Where(line => prices.Find(line.Code) is null).ToArray();
        if (unknown.Length > 0)
        {
            return Refusal.OfContent("price-unknown", "The price sheet in force has no such line.", $"lines[{unknown[0].Index}].code");
        }

        var now = clock.GetUtcNow();
        var quote = Quote.Offer(
            new QuoteId(Guid.CreateVersion7(now)), client, new InvoiceSubject(request.Reason, request.SubjectId),
            [.. request.Lines.Select(line => prices.Find(line.Code)!.Times(line.Quantity))], now);
        db.Add(quote);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<QuoteResponse>.At($"/v1/quotes/{quote.Id.Value}", quote.ToResponse(now));
    }
}
