using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Discovery;

/// <summary>Reads reports; drafts are ours, and a client sees what was published.</summary>
internal static class ReadReports
{
    private static readonly Sorts<DiscoveryReport, DiscoveryReportId> s_sorts =
        new Sorts<DiscoveryReport, DiscoveryReportId>(report => report.Id, byDefault: "-createdAt").By("createdAt", report => report.CreatedAt);

    public static async Task<Outcome<DiscoveryReportResponse>> One(Guid id, Caller caller, PayorsDb db, CancellationToken cancellationToken)
    {
        var report = await ForCaller(db, caller).Include(r => r.Rows).SingleOrDefaultAsync(r => r.Id == new DiscoveryReportId(id), cancellationToken);
        return report is null ? Problem.NotFound("discovery report") : report.ToResponse();
    }

    public static async Task<Outcome<Page<DiscoveryReportSummary>>> List(
        PageRequest page, Guid? clientId, Choice<DiscoveryReportState> state, Caller caller, PayorsDb db, CancellationToken cancellationToken)
    {
        var reports = ForCaller(db, caller);
        if (clientId is { } client)
        {
            reports = reports.Where(report => report.ClientId == new ClientId(client));
        }

        if (state.Value is { } inState)
        {
            reports = reports.Where(report => report.State == inState);
        }

        return await reports.ToPageAsync(page, s_sorts, report => report.ToSummary(), cancellationToken);
    }

    public static async Task<Outcome<Page<DiscoveryReportSummary>>> OfClient(
        Guid clientId, PageRequest page, Choice<DiscoveryReportState> state, Caller caller, PayorsDb db, CancellationToken cancellationToken) =>
        await db.FindKnownClientAsync(new ClientId(clientId), cancellationToken) is null
            ? Problem.NotFound("client")
            : await List(page, clientId, state, caller, db, cancellationToken);

    private static IQueryable<DiscoveryReport> ForCaller(PayorsDb db, Caller caller) => caller.IsStaff
        ? db.DiscoveryReports.AsNoTracking()
        : db.DiscoveryReports.AsNoTracking().Where(report => report.State == DiscoveryReportState.Published);
}
