using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Applications;

/// <summary>
/// Has applications looked at that were not for a day, since licences and documents end by themselves, and those whose
/// turn came and went with nobody taking it.
/// </summary>
internal sealed class CatchUpOnChecks(PayorsDb db, TimeProvider clock) : IScheduledJob
{
    public const string Name = "catch-up-on-checks";

    private const int AtOnce = 500;

    // Long enough for an event that is on its way to arrive first.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    public static readonly JobSchedule Schedule = JobSchedule.Every(TimeSpan.FromSeconds(20));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var missed = now - s_patience;
        var due = await db.Applications.AsNoTracking()
            .Where(application => application.CheckDueAt <= missed && (application.State == ApplicationState.AwaitingPayment || application.IsPacketWanted))
            .OrderBy(application => application.CheckDueAt).Take(AtOnce)
            .Select(application => new { application.Id, application.ClientId }).ToListAsync(cancellationToken);
        foreach (var application in due)
        {
            db.Schedule(new ApplicationCheckDue(application.Id.Value, application.ClientId.Value, IsRepeat: true), now);
        }

        // Not again in the next minute: the look itself says when it is next due.
        var ids = due.Select(application => application.Id).ToArray();
        await db.Applications.Where(application => ids.Contains(application.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(application => application.CheckDueAt, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
