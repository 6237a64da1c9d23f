using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Discovery;

/// <summary>A discovery report in a list.</summary>
internal sealed record DiscoveryReportSummary(
    DiscoveryReportId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, DiscoveryReportState State, int? Edition, IReadOnlyList<string> States, int RowCount, DateTimeOffset? PublishedAt) : IVersioned;

/// <summary>A discovery report, as the API shows it.</summary>
internal sealed record DiscoveryReportResponse(
    DiscoveryReportId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, DiscoveryReportState State, int? Edition, IReadOnlyList<string> States, int RowCount, DateTimeOffset? PublishedAt,
    IReadOnlyList<DiscoveryRow> Rows) : IVersioned;

internal static class DiscoveryReportResponses
{
    public static DiscoveryReportSummary ToSummary(this DiscoveryReport report) => new(
        report.Id, report.CreatedAt, report.UpdatedAt, report.Version,
        report.ClientId, report.State, report.Edition, report.States, report.RowCount, report.PublishedAt);

    public static DiscoveryReportResponse ToResponse(this DiscoveryReport report) => new(
        report.Id, report.CreatedAt, report.UpdatedAt, report.Version,
        report.ClientId, report.State, report.Edition, report.States, report.RowCount, report.PublishedAt, report.Rows?.Rows ?? []);
}
