using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Submissions;

/// <summary>Has packets handed over whose turn came and went with nobody taking it.</summary>
internal sealed class CatchUpOnSubmissions(PayorsDb db, TimeProvider clock) : IScheduledJob
{
    public const string Name = "catch-up-on-submissions";

    private const int AtOnce = 500;

    // Long enough for an event that is on its way, or for a slow payor, to come first.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static readonly JobSchedule Schedule = JobSchedule.Every(TimeSpan.FromSeconds(30));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var missed = now - s_patience;
        var due = await db.Set<Submission>().Where(submission => submission.State == SubmissionState.Due && submission.NextTryAt <= missed)
            .Where(submission => !db.Applications.Any(application => application.Id == submission.ApplicationId && application.IsExcluded))
            .OrderBy(submission => submission.NextTryAt).Take(AtOnce)
            .AsNoTracking().ToListAsync(cancellationToken);
        foreach (var submission in due)
        {
            db.Schedule(new SubmissionDue(submission.ApplicationId.Value, submission.ClientId.Value, submission.Attempt), now);
        }

        // Not again before this has had its turn.
        var ids = due.Select(submission => submission.ApplicationId).ToArray();
        await db.Set<Submission>().Where(submission => submission.State == SubmissionState.Due && ids.Contains(submission.ApplicationId))
            .ExecuteUpdateAsync(set => set.SetProperty(submission => submission.NextTryAt, now), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
