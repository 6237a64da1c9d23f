using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Sources;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.VerificationRuns;

/// <summary>Verification begins with the file: every automatic source is asked, once, whoever opened it and however often it is heard.</summary>
internal sealed class WhenCredentialFileOpened(ProvidersDb db, IEnumerable<IAutomaticSource> sources, TimeProvider clock) : IConsumer<CredentialFileOpened>
{
    public async Task Consume(ConsumeContext<CredentialFileOpened> context)
    {
        var file = await FileForWork.ReadAsync(db, context.Message.CredentialFileId, context.CancellationToken);
        if (file is null || file.RefusesWork() is not null || !sources.Any(source => source.IsConfigured) ||
            await db.VerificationRuns.AnyAsync(run => run.FileId == file.Id, context.CancellationToken))
        {
            return;
        }

        BeginVerification.Start(db, file, sources, Verification.ByItself, clock.GetUtcNow());
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
