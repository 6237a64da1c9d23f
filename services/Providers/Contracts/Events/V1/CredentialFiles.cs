namespace Credentialing.Providers.Contracts.Events.V1;

/// <summary>A credential file was opened: verification begins and its clock runs.</summary>
/// <param name="CredentialFileId">The file.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="ClientId">Whose provider it is.</param>
/// <param name="Kind"><c>initial</c>, <c>recredential</c> or <c>provisional</c>.</param>
/// <param name="CriteriaSet">The code of the criteria set that it is judged by.</param>
/// <param name="CriteriaEdition">The set's edition.</param>
/// <param name="DueAt">When it is promised (UTC).</param>
/// <param name="OpenedAt">When (UTC).</param>
public sealed record CredentialFileOpened(
    Guid CredentialFileId, Guid ProviderId, Guid ClientId, string Kind, string CriteriaSet, int CriteriaEdition, DateTimeOffset DueAt, DateTimeOffset OpenedAt);

/// <summary>A credential file came to another state.</summary>
/// <param name="CredentialFileId">The file.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="ClientId">Whose provider it is.</param>
/// <param name="From">The state before: <c>open</c>, <c>inVerification</c>, <c>problem</c>, <c>readyForReview</c>, <c>inCommittee</c>, <c>decided</c>, <c>reported</c> or <c>withdrawn</c>.</param>
/// <param name="To">The state now.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record CredentialFileStateChanged(
    Guid CredentialFileId, Guid ProviderId, Guid ClientId, string From, string To, DateTimeOffset ChangedAt);
