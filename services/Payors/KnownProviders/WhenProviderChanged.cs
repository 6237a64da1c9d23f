using Credentialing.Payors.Applications;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Payors.KnownProviders;

/// <summary>A provider has changed: a licence may have come or gone, an exclusion may have ended.</summary>
internal sealed class WhenProviderChanged(PayorsDb db) : IConsumer<ProviderChanged>
{
    public async Task Consume(ConsumeContext<ProviderChanged> context)
    {
        var told = context.Message;
        await FollowExclusion.KeepAsync(
            db, told.ProviderId, new ClientId(told.ClientId),
            known => known.Changed(told.Version, told.Excluded, told.ChangedAt.ToUniversalTime()), context.CancellationToken);
        await AskForChecks.OfAsync(db, application => application.ProviderId == told.ProviderId, context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
