using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Billing.CreditNotes;

/// <summary>The routes of credit notes, what each needs, and where it is done.</summary>
internal static class CreditNoteRoutes
{
    public static void MapCreditNotes(this IEndpointRouteBuilder routes)
    {
        var invoices = routes.MapGroup("/v1/invoices").WithTags("Credit notes");
        invoices.MapPost("{id:guid}/credit-notes", WriteCreditNote.Handle).Validates<WriteCreditNoteRequest>().Needs(Permissions.InvoicesWrite)
            .WithSummary("Lets the client off a part of what is due");
        invoices.MapGet("{id:guid}/credit-notes", ListCreditNotes.OfInvoice).Needs(Permissions.InvoicesRead).WithSummary("Lists the credit notes of an invoice");
        var notes = routes.MapGroup("/v1/credit-notes").WithTags("Credit notes");
        notes.MapGet("", ListCreditNotes.Handle).Needs(Permissions.InvoicesRead).WithSummary("Lists credit notes");
        notes.MapGet("{id:guid}", GetCreditNote.Handle).Needs(Permissions.InvoicesRead).WithSummary("Reads a credit note");
    }
}
