using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Has the exclusion lists asked again about the open file of a provider of whom a person has cleared an alert.</summary>
internal sealed class WhenAlertDisposed(ProvidersDb db, IEnumerable<IAutomaticSource> sources, TimeProvider clock) : IConsumer<AlertDisposed>
{
    private const AutomaticSource Lists = AutomaticSource.ExclusionLists;

    public async Task Consume(ConsumeContext<AlertDisposed> context)
    {
        if (context.Message.Decision != "cleared")
        {
            return;
        }

        // A try that is under way may have asked before the alert was cleared: it comes to its end first.
        var (provider, stop) = (new ProviderId(context.Message.ProviderId), context.CancellationToken);
        var asked = await db.VerificationRuns.AsNoTracking().Where(run => run.ProviderId == provider && run.State == VerificationRunState.Running)
            .Select(run => (VerificationRunId?)run.Id).FirstOrDefaultAsync(stop);
        if (asked is { } id)
        {
            await db.TakeTurnAsync(CheckSource.TurnOf(id.Value, Lists), stop);
        }

        if (await KeepFiles.OpenOneAsync(db, provider, stop) is not { } file || file.RefusesWork() is not null)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var running = await db.VerificationRuns.Include(run => run.Checks).SingleOrDefaultAsync(run => run.FileId == file.Id && run.State == VerificationRunState.Running, stop);
        if (running is null)
        {
            BeginVerification.Start(db, file, sources.Where(source => source.Which == Lists), Verification.ByItself, now);
        }
        else if (running.Id == asked && running.AskAgain(Lists, now))
        {
            // One that has begun since asks whoever knows already.
            db.Schedule(BeginVerification.Due(running, Lists), now);
        }

        await db.SaveChangesAsync(stop);
    }
}
