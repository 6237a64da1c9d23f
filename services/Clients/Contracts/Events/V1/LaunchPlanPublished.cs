namespace Credentialing.Clients.Contracts.Events.V1;

/// <summary>A client's market and launch plan was published.</summary>
/// <param name="LaunchPlanId">The plan.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Edition">1 for the client's first.</param>
/// <param name="PublishedAt">When (UTC).</param>
public sealed record LaunchPlanPublished(Guid LaunchPlanId, Guid ClientId, int Edition, DateTimeOffset PublishedAt);
