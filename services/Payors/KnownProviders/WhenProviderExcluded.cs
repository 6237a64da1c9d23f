using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Payors.KnownProviders;

/// <summary>Nothing of an excluded provider goes on.</summary>
internal sealed class WhenProviderExcluded(PayorsDb db) : IConsumer<ProviderExcluded>
{
    public async Task Consume(ConsumeContext<ProviderExcluded> context)
    {
        var told = context.Message;
        await FollowExclusion.KeepAsync(
            db, [new Word(told.ProviderId, new ClientId(told.ClientId), known => known.Excluded(told.ConfirmedAt.ToUniversalTime()))], context.CancellationToken);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
