using Credentialing.Billing;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Tests.Unit.Billing;

/// <summary>Invoices and payments to reason about.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    public static Money Usd(decimal amount) => new(amount, Money.Usd);

    public static Invoice Invoice(params InvoiceLine[] lines) => Credentialing.Billing.Invoices.Invoice.Open(
        new InvoiceId(Guid.CreateVersion7()), "INV-000001", new ClientId(Guid.CreateVersion7()),
        new InvoiceSubject(InvoiceReason.Onboarding, Guid.CreateVersion7()), lines, Now);

    public static Invoice InvoiceOf(decimal total) => Invoice(InvoiceLine.Of("research-fee", "Research", 1, Usd(total)));

    public static Payment Payment(this Invoice invoice, decimal amount, string currency = Money.Usd, PaymentMethod method = PaymentMethod.Ach) =>
        Credentialing.Billing.Payments.Payment.For(invoice, new Money(amount, currency), method, null, Now.AddDays(1));
}
