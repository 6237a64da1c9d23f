using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.Refunds;

/// <summary>The routes of refunds, what each needs, and where it is done.</summary>
internal static class RefundRoutes
{
    public static void MapRefunds(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup("/v1/invoices").WithTags("Refunds");
        invoices.MapPost("{id:guid}/refunds", RequestRefund.Handle).Validates<RequestRefundRequest>().Needs(Permissions.RefundsRequest)
            .WithSummary("Asks that money of a payment goes back");
        invoices.MapGet("{id:guid}/refunds", ListRefunds.OfInvoice).Needs(Permissions.InvoicesRead).WithSummary("Lists the refunds of an invoice");
        var refunds = routes.MapGroup("/v1/refunds").WithTags("Refunds");
        refunds.MapGet("", ListRefunds.Handle).Needs(Permissions.InvoicesRead).WithSummary("Lists refunds");
        refunds.MapGet("{id:guid}", GetRefund.Handle).Needs(Permissions.InvoicesRead).WithSummary("Reads a refund");
        refunds.MapPost("{id:guid}/approve", ApproveRefund.Handle).Needs(Permissions.RefundsApprove).WithSummary("Approves a refund that somebody else asked for");
        refunds.MapPost("{id:guid}/reject", RejectRefund.Handle).Validates<RejectRefundRequest>().Needs(Permissions.RefundsApprove).WithSummary("Rejects a refund");
    }
}
