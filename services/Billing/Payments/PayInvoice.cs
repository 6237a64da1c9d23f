using Credentialing.Billing.Invoices;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.Payments;

internal sealed record PayInvoiceRequest(Money Amount, PaymentMethod Method, string? Reference = null);

internal sealed class PayInvoiceValidator : AbstractValidator<PayInvoiceRequest>
{
    public PayInvoiceValidator()
    {
        RuleFor(request => request.Amount).IsMoney();
        RuleFor(request => request.Reference).MaximumLength(200).WithMessage("must have at most 200 characters");
    }
}

/// <summary>Records money that came in. Payments of one invoice wait for each other, so together they never exceed it.</summary>
internal static class PayInvoice
{
    public static async Task<Creation<PaymentResponse>> Handle(
        Guid id, PayInvoiceRequest request, BillingDb db, IAuditTrail audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        await db.TakeTurnAsync(id, cancellationToken);
        var invoice = await db.Invoices.SingleOrDefaultAsync(i => i.Id == new InvoiceId(id), cancellationToken);
        if (invoice is null)
        {
            return Problem.NotFound("invoice");
        }

        var payment = Payment.For(invoice, request.Amount, request.Method, request.Reference?.Trim(), clock.GetUtcNow());
        if (invoice.Pay(payment) is { } refusal)
        {
            return refusal;
        }

        audit.RecordPayment(payment);
        await db.SaveChangesAsync(cancellationToken);
        return Creation<PaymentResponse>.At($"/v1/invoices/{id}/payments/{payment.Id.Value}", payment.ToResponse(invoice));
    }
}
