namespace Credentialing.Payors.Contracts.Events.V1;

/// <summary>A client's payor discovery report was published: verification of its providers begins.</summary>
/// <param name="ReportId">The report.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Edition">1 for the client's first.</param>
/// <param name="PublishedAt">When (UTC).</param>
public sealed record DiscoveryReportPublished(Guid ReportId, Guid ClientId, int Edition, DateTimeOffset PublishedAt);
