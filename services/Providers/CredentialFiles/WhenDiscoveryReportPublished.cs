using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>
/// Verification of the client's providers begins: each one who has never had a file gets one. A second report, or the
/// same one again, opens nothing for those who have.
/// </summary>
internal sealed class WhenDiscoveryReportPublished(ProvidersDb db, TimeProvider clock) : IConsumer<DiscoveryReportPublished>
{
    public async Task Consume(ConsumeContext<DiscoveryReportPublished> context)
    {
        var id = new ClientId(context.Message.ClientId);
        var client = await db.FindKnownClientAsync(id, context.CancellationToken) ??
            throw new InvalidOperationException("The client is not known here yet.");

        // Whoever adds a provider meanwhile is waited for, or finds verification begun.
        await db.TakeTurnAsync(id.Value, context.CancellationToken);
        await db.Database.ExecuteAsync(
            $"INSERT INTO verifications_begun (client_id, since) VALUES ({id.Value}, {context.Message.PublishedAt}) ON CONFLICT (client_id) DO NOTHING", context.CancellationToken);
        var providers = await db.Providers.AsNoTracking().Include(provider => provider.Dea)
            .Where(provider => provider.ClientId == id && !db.CredentialFiles.Any(file => file.ProviderId == provider.Id))
            .OrderBy(provider => provider.Id).ToListAsync(context.CancellationToken);
        await OpenFiles.ForAsync(db, client, providers, clock.GetUtcNow(), context.CancellationToken);
    }
}
