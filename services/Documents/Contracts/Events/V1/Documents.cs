namespace Credentialing.Documents.Contracts.Events.V1;

/// <summary>A document was received and may be used.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="SubjectKind">What it is about: <c>client</c>, <c>practice</c>, <c>provider</c>, <c>credentialFile</c>, <c>application</c> …</param>
/// <param name="SubjectId">Which one.</param>
/// <param name="DocumentKind">What it is: <c>malpracticeInsurance</c>, <c>w9</c>, <c>license</c> …</param>
/// <param name="Edition">1 for the first version of its content.</param>
/// <param name="ExpiresOn">Until when it holds, where that is known.</param>
/// <param name="ReceivedAt">When (UTC).</param>
public sealed record DocumentReceived(
    Guid DocumentId, Guid ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, int Edition, DateOnly? ExpiresOn, DateTimeOffset ReceivedAt);

/// <summary>A document was removed and can no longer be used.</summary>
/// <param name="DocumentId">The document.</param>
/// <param name="ClientId">Whose it was.</param>
/// <param name="SubjectKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="SubjectId">As in <see cref="DocumentReceived"/>.</param>
/// <param name="DocumentKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="RemovedAt">When (UTC).</param>
public sealed record DocumentRemoved(Guid DocumentId, Guid ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, DateTimeOffset RemovedAt);

/// <summary>A document was asked for.</summary>
/// <param name="RequestId">The request.</param>
/// <param name="ClientId">Whom it is asked of.</param>
/// <param name="SubjectKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="SubjectId">As in <see cref="DocumentReceived"/>.</param>
/// <param name="DocumentKind">As in <see cref="DocumentReceived"/>.</param>
/// <param name="DueOn">By when.</param>
/// <param name="RequestedAt">When (UTC).</param>
public sealed record DocumentRequested(
    Guid RequestId, Guid ClientId, string SubjectKind, Guid SubjectId, string DocumentKind, DateOnly DueOn, DateTimeOffset RequestedAt);
