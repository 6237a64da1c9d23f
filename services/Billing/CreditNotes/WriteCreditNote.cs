using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.CreditNotes;

internal sealed record WriteCreditNoteRequest(Money Amount, string Reason);

internal sealed class WriteCreditNoteValidator : AbstractValidator<WriteCreditNoteRequest>
{
    public WriteCreditNoteValidator()
    {
        RuleFor(request => request.Amount).IsMoney();
        RuleFor(request => request.Reason).IsReason();
    }
}

/// <summary>Lets a client off a part of what is due.</summary>
internal static class WriteCreditNote
{
    public static async Task<Creation<CreditNoteResponse>> Handle(
        Guid id, WriteCreditNoteRequest request, BillingDb db, AuditContext audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(id, cancellationToken);
        var invoice = await db.Invoices.SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        if (invoice is null)
        {
            return Problem.NotFound("invoice");
        }

        var note = CreditNote.For(await db.NextCreditNoteNumberAsync(cancellationToken), invoice, request.Amount, request.Reason.Trim(), clock.GetUtcNow());
        if (invoice.Credit(note) is { } refusal)
        {
            return refusal;
        }

        audit.Because(note.Reason);
        db.Add(note);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<CreditNoteResponse>.At($"/v1/credit-notes/{note.Id.Value}", note.ToResponse());
    }
}
