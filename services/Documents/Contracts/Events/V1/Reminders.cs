namespace Credentialing.Documents.Contracts.Events.V1;

/// <summary>A document that was asked for has not come: seven, three and one day before it is due, and as many after.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="ClientId">Whom it is asked of.</param>
/// <param name="SubjectKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="SubjectId">As in <see cref="DocumentReceived"/>.</param>
/// <param name="DocumentKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="DueOn">By when.</param>
/// <param name="DaysLeft">Until then; negative when it is overdue.</param>
/// <param name="RemindedAt">When (UTC).</param>
public sealed record DocumentRequestDue(
    Guid RequestId, Guid ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, DateOnly DueOn, int DaysLeft, DateTimeOffset RemindedAt);

/// <summary>A document expires soon, or has expired, and no newer one of its kind is there.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="SubjectKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="SubjectId">As in <see cref="DocumentReceived"/>.</param>
/// <param name="DocumentKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="ExpiresOn">The last day on which it holds.</param>
/// <param name="DaysLeft">Until then; negative when it has expired.</param>
/// <param name="NoticedAt">When (UTC).</param>
public sealed record DocumentExpiring(
    Guid DocumentId, Guid ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, DateOnly ExpiresOn, int DaysLeft, DateTimeOffset NoticedAt);
