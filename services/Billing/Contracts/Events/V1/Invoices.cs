namespace Credentialing.Billing.Contracts.Events.V1;

/// <summary>An invoice was opened: it can be paid.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="Number">Its number, for people.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Reason"><c>onboarding</c>, <c>selection</c>, <c>resubmission</c>, <c>maintenance</c> or <c>other</c>.</param>
/// <param name="SubjectId">What it is for: the client, the payor selection, the application …</param>
/// <param name="Total">What is to be paid.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="DueOn">By when.</param>
/// <param name="OpenedAt">When (UTC).</param>
public sealed record InvoiceOpened(
    Guid InvoiceId, string Number, Guid ClientId, string Reason, Guid SubjectId, decimal Total, string Currency, DateOnly DueOn, DateTimeOffset OpenedAt);

/// <summary>An invoice was paid in full.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Reason">As in <see cref="InvoiceOpened"/>.</param>
/// <param name="SubjectId">As in <see cref="InvoiceOpened"/>.</param>
/// <param name="PaidAt">When (UTC).</param>
public sealed record InvoicePaid(Guid InvoiceId, Guid ClientId, string Reason, Guid SubjectId, DateTimeOffset PaidAt);

/// <summary>An invoice was voided: what it was for is withdrawn.</summary>
/// <param name="InvoiceId">The invoice.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Reason">As in <see cref="InvoiceOpened"/>.</param>
/// <param name="SubjectId">As in <see cref="InvoiceOpened"/>.</param>
/// <param name="VoidedAt">When (UTC).</param>
public sealed record InvoiceVoided(Guid InvoiceId, Guid ClientId, string Reason, Guid SubjectId, DateTimeOffset VoidedAt);
