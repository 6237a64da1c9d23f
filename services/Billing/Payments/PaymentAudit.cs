using Credentialing.ServiceDefaults.Audit;

namespace Credentialing.Billing.Payments;

/// <summary>Money that comes and goes is on record also where nothing of the invoice changes by it.</summary>
internal static class PaymentAudit
{
    /// <summary>Records that money came in, with the next save.</summary>
    public static void RecordPayment(this IAuditTrail audit, Payment payment) =>
        audit.RecordChange(SubjectOf(payment), before: null, new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["invoiceId"] = payment.InvoiceId.Value,
            ["amount"] = payment.Amount.Amount,
            ["unapplied"] = payment.UnappliedAmount,
            ["currency"] = payment.Amount.Currency,
            ["method"] = ServiceDefaults.Domain.Words.Of(payment.Method),
        });

    /// <summary>Records that the bank took it back, with the next save.</summary>
    public static void RecordReturn(this IAuditTrail audit, Payment payment, PaymentReturn returned) =>
        audit.RecordChange(
            SubjectOf(payment), new Dictionary<string, object?>(StringComparer.Ordinal) { ["returned"] = false },
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["returned"] = true, ["amount"] = returned.Amount.Amount });

    private static AuditSubject SubjectOf(Payment payment) => new("payment", payment.Id.Value.ToString(), payment.ClientId);
}
