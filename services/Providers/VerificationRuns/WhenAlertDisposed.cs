using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Sources;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Has the exclusion lists asked again about the open file of a provider of whom a person has cleared an alert.</summary>
internal sealed class WhenAlertDisposed(ProvidersDb db, IEnumerable<IAutomaticSource> sources, TimeProvider clock) : IConsumer<AlertDisposed>
{
    public async Task Consume(ConsumeContext<AlertDisposed> context)
    {
        if (context.Message.Decision != "cleared" ||
            await KeepFiles.OpenOneAsync(db, new ProviderId(context.Message.ProviderId), context.CancellationToken) is not { } file || file.RefusesWork() is not null ||
            await db.VerificationRuns.AnyAsync(run => run.FileId == file.Id && run.State == VerificationRunState.Running, context.CancellationToken))
        {
            return;
        }

        BeginVerification.Start(db, file, sources.Where(source => source.Which == AutomaticSource.ExclusionLists), Verification.ByItself, clock.GetUtcNow());
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
