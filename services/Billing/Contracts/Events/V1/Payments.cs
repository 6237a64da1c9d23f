namespace Credentialing.Billing.Contracts.Events.V1;

/// <summary>
/// The bank took a payment back, and with it an invoice that was paid is owed again: what its payment released is to
/// pause. When it is paid once more, <see cref="InvoicePaid"/> is told once more.
/// </summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Reason">What the invoice is for, as in <see cref="InvoiceOpened"/>.</param>
/// <param name="SubjectId">As in <see cref="InvoiceOpened"/>.</param>
/// <param name="ReturnedAt">When (UTC). What was paid later than this is paid.</param>
public sealed record PaymentReturned(Guid InvoiceId, Guid ClientId, string Reason, Guid SubjectId, DateTimeOffset ReturnedAt);
