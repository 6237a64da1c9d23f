using Credentialing.Billing.Payments;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.Invoices;

/// <summary>The routes of invoices, what each needs, and where it is done.</summary>
internal static class InvoiceRoutes
{
    public static void MapInvoices(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup("/v1/invoices").WithTags("Invoices");
        invoices.MapGet("", ListInvoices.Handle).Needs(Permissions.InvoicesRead).WithSummary("Lists invoices");
        invoices.MapGet("{id:guid}", GetInvoice.Handle).Needs(Permissions.InvoicesRead).WithSummary("Reads an invoice");
        invoices.MapPost("{id:guid}/void", VoidInvoice.Handle).Needs(Permissions.InvoicesWrite)
            .WithSummary("Voids an invoice on which nothing was paid, and withdraws what it was for");
        invoices.MapPost("{id:guid}/payments", PayInvoice.Handle).Validates<PayInvoiceRequest>().Needs(Permissions.PaymentsRecord)
            .WithSummary("Records a payment");
        invoices.MapGet("{id:guid}/payments", ListPayments.Handle).Needs(Permissions.InvoicesRead).WithSummary("Lists the payments of an invoice");
        invoices.MapGet("{id:guid}/payments/{paymentId:guid}", GetPayment.Handle).Needs(Permissions.InvoicesRead).WithSummary("Reads a payment");
    }
}
