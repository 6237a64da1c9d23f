using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Discovery;

/// <summary>Publishes a report as the client's next edition.</summary>
internal static class PublishReport
{
    public static async Task<Outcome<DiscoveryReportResponse>> Handle(Guid id, PayorsDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var report = await db.DiscoveryReports.Include(r => r.Rows).SingleOrDefaultAsync(r => r.Id == new DiscoveryReportId(id), cancellationToken);
        if (report is null)
        {
            return Problem.NotFound("discovery report");
        }

        await db.TakeTurnAsync(report.ClientId.Value, cancellationToken);
        await db.Entry(report).ReloadAsync(cancellationToken);
        var last = await db.DiscoveryReports.Where(r => r.ClientId == report.ClientId).MaxAsync(r => r.Edition, cancellationToken);
        if (report.Publish((last ?? 0) + 1, clock.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return report.ToResponse();
    }
}
