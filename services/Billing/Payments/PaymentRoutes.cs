using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.Payments;

/// <summary>The routes of payments, what each needs, and where it is done.</summary>
internal static class PaymentRoutes
{
    public static void MapPayments(this IEndpointRouteBuilder routes)
    {
        var payments = routes.MapGroup("/v1/payments").WithTags("Payments");
        payments.MapGet("", ListPayments.Everywhere).Needs(Permissions.InvoicesRead)
            .WithSummary("Lists payments; unapplied=true: those that brought more than was due and need somebody's attention");
        payments.MapGet("{id:guid}", GetPayment.ById).Needs(Permissions.InvoicesRead).WithSummary("Reads a payment");
        payments.MapPost("{id:guid}/return", ReturnPayment.Handle).Validates<ReturnPaymentRequest>().Needs(Permissions.PaymentsRecord)
            .WithSummary("Records that the bank took a payment back");
    }
}
