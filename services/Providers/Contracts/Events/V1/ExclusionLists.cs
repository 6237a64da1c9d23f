namespace Credentialing.Providers.Contracts.Events.V1;

/// <summary>A file of an exclusion list was brought and waits to be read.</summary>
/// <param name="ImportId">The import.</param>
/// <param name="List">The code of the list: <c>leie</c>, <c>sam</c>.</param>
/// <param name="Kind"><c>full</c>, <c>supplement</c> or <c>reinstatement</c>.</param>
/// <param name="ReceivedAt">When (UTC).</param>
public sealed record ExclusionListReceived(Guid ImportId, string List, string Kind, DateTimeOffset ReceivedAt);
