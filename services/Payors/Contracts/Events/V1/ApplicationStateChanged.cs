namespace Credentialing.Payors.Contracts.Events.V1;

/// <summary>An application came to another state, or was made.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Version">Its version; a smaller one than is known already is late and is ignored.</param>
/// <param name="SelectionId">The selection that it is from.</param>
/// <param name="PayorId">The payor.</param>
/// <param name="PayorCode">The payor's stable code.</param>
/// <param name="Kind"><c>individual</c> or <c>group</c>.</param>
/// <param name="ProviderId">The provider, when it is individual.</param>
/// <param name="PracticeId">The practice, when it is of a group.</param>
/// <param name="From">The state before, or null when it was made.</param>
/// <param name="To">
/// The state now: <c>awaitingPayment</c>, <c>preparing</c>, <c>ready</c>, <c>submitted</c>, <c>inReview</c>, <c>infoRequested</c>,
/// <c>resubmitted</c>, <c>approved</c>, <c>denied</c> or <c>withdrawn</c>.
/// </param>
/// <param name="EffectiveOn">From when the provider is in network, when approved.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record ApplicationStateChanged(
    Guid ApplicationId, Guid ClientId, int Version, Guid SelectionId, Guid PayorId, string PayorCode, string Kind, Guid? ProviderId, Guid? PracticeId,
    string? From, string To, DateOnly? EffectiveOn, DateTimeOffset ChangedAt);
