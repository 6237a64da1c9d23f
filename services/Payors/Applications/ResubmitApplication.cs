using System.Globalization;
using Credentialing.Billing.Contracts.V1;
using Credentialing.Payors.Catalogue;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Applications;

internal sealed record ResubmitRequest(string Text);

internal sealed class ResubmitValidator : AbstractValidator<ResubmitRequest>
{
    public ResubmitValidator() => RuleFor(request => request.Text).IsText(4000);
}

/// <summary>Resubmits a denied application: once as included, further times when each was quoted and paid.</summary>
internal static class ResubmitApplication
{
    public static async Task<Outcome<ApplicationResponse>> Handle(
        Guid id, ResubmitRequest request, Caller caller, PayorsDb db, Quotes.QuotesClient quotes, TimeProvider clock, CancellationToken cancellationToken)
    {
        var application = await GetApplication.ForChangeAsync(db, id, cancellationToken);
        if (application is null)
        {
            return Problem.NotFound("application");
        }

        if (application.RefusesResubmission() is { } refusal)
        {
            return refusal;
        }

        if (await IsSelectedAnewAsync(db, application, cancellationToken))
        {
            return new Refusal("application-exists", "The payor was selected anew since, and that application is open.");
        }

        if (!application.MayResubmit)
        {
            var quote = await quotes.QuoteResubmissionAsync(
                new QuoteResubmissionRequest { ApplicationId = id.ToString(), Used = application.ResubmissionsUsed },
                ServiceCall.About(application.ClientId, cancellationToken));
            return NotIncluded(quote);
        }

        application.Resubmit(request.Text.Trim(), caller.Does(clock));
        await db.SaveChangesAsync(cancellationToken);
        return application.ToResponse();
    }

    private static Refusal NotIncluded(Quote quote) => new(
        "resubmission-not-included", "One resubmission is included and was used: accept the quote and pay its invoice for another.")
    {
        Extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["quoteId"] = Guid.Parse(quote.Id, CultureInfo.InvariantCulture),
            ["invoiceId"] = Guid.TryParse(quote.InvoiceId, out var invoice) ? invoice : null,
        },
    };

    private static Task<bool> IsSelectedAnewAsync(PayorsDb db, Application application, CancellationToken cancellationToken) => db.Applications.AnyAsync(
        other => other.Id != application.Id && other.PayorId == application.PayorId && !Moves.Closed.Contains(other.State) &&
            other.ProviderId == application.ProviderId && other.PracticeId == application.PracticeId,
        cancellationToken);
}
