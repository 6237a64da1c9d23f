using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.Card;

/// <summary>The routes of card payments, what each needs, and where it is done.</summary>
internal static class CardRoutes
{
    public static void MapCard(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/invoices/{id:guid}/checkout", StartCheckout.Handle).WithTags("Card").Needs(Permissions.InvoicesPay)
            .WithSummary("Makes a payment page at the card processor, for all that is due");
        routes.MapGet("/v1/billing/unmatched", ListUnmatched.Handle).WithTags("Card").Needs(Permissions.LedgerRead)
            .WithSummary("Lists what the card processor took for no invoice of ours");

        // The processor's own protocol: signed, not with a token, and it keeps its own keys.
        routes.MapPost("/webhooks/card", TakeCardEvent.Handle).WithTags("Card").WithMetadata(new WithoutTransaction()).IsPublic()
            .WithSummary("Takes what the card processor tells, signed by it");
    }
}
