namespace Credentialing.Providers.Contracts.Events.V1;

/// <summary>An entry of an exclusion list may be a provider: somebody must look at it.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="ClientId">Whose provider it is.</param>
/// <param name="List">The code of the list: <c>leie</c>, <c>sam</c>.</param>
/// <param name="Outcome">What screening came to: <c>possible</c>, <c>match</c> or <c>undetermined</c>.</param>
/// <param name="DueAt">When it must be decided (UTC).</param>
/// <param name="RaisedAt">When (UTC).</param>
public sealed record AlertRaised(Guid AlertId, Guid ProviderId, Guid ClientId, string List, string Outcome, DateTimeOffset DueAt, DateTimeOffset RaisedAt);

/// <summary>An alert was decided.</summary>
/// <param name="AlertId">The alert.</param>
/// <param name="ProviderId">The provider.</param>
/// <param name="ClientId">Whose provider it is.</param>
/// <param name="List">The code of the list: <c>leie</c>, <c>sam</c>.</param>
/// <param name="Decision"><c>cleared</c> or <c>confirmed</c>.</param>
/// <param name="DisposedAt">When (UTC).</param>
public sealed record AlertDisposed(Guid AlertId, Guid ProviderId, Guid ClientId, string List, string Decision, DateTimeOffset DisposedAt);
