using Credentialing.Payors.Applications;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.KnownProviders;

/// <summary>Providers have changed: a licence may have come or gone, an exclusion may have ended.</summary>
internal sealed class WhenProviderChanged(PayorsDb db, MessageInbox inbox) : ConsumeMany<ProviderChanged>(inbox)
{
    protected override async Task HandleAsync(IReadOnlyList<ProviderChanged> told, CancellationToken cancellationToken)
    {
        await FollowExclusion.KeepAsync(
            db,
            [.. told.Select(one => new Word(
                one.ProviderId, new ClientId(one.ClientId), known => known.Changed(one.Version, one.Excluded, one.ChangedAt.ToUniversalTime())))],
            cancellationToken);
        Guid[] providers = [.. told.Select(one => one.ProviderId).Distinct()];
        await AskForChecks.OfAsync(db, application => application.ProviderId != null && providers.Contains(application.ProviderId.Value), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
