using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Has sources asked whose turn came and went with nobody taking it.</summary>
internal sealed class CatchUpOnChecks(ProvidersDb db, TimeProvider clock) : IScheduledJob
{
    public const string Name = "catch-up-on-checks";

    private const int AtOnce = 500;

    // Long enough for a message that is on its way, or for a slow source, to come first.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static readonly JobSchedule Schedule = JobSchedule.Every(TimeSpan.FromSeconds(30));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var missed = now - s_patience;
        var due = await db.Set<SourceCheck>().Where(check => check.NextAttemptAt <= missed).OrderBy(check => check.NextAttemptAt).Take(AtOnce)
            .AsNoTracking().ToListAsync(cancellationToken);
        foreach (var check in due)
        {
            db.Schedule(BeginVerification.Due(check.RunId, check.ClientId.Value, check.Source), now);
        }

        // Not again before this has had its turn.
        var runs = due.Select(check => check.RunId).ToArray();
        await db.Set<SourceCheck>().Where(check => check.NextAttemptAt <= missed && runs.Contains(check.RunId))
            .ExecuteUpdateAsync(set => set.SetProperty(check => check.NextAttemptAt, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
