using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;

namespace Credentialing.Billing.KnownClients;

/// <summary>Keeps the client's name. In any order and number of deliveries, the newest version stays.</summary>
internal sealed class WhenClientChanged(BillingDb db) : IConsumer<ClientChanged>
{
    public Task Consume(ConsumeContext<ClientChanged> context)
    {
        var (client, version, name) = (context.Message.ClientId, context.Message.Version, context.Message.Name);
        return db.Database.ExecuteAsync(
            $"""
            INSERT INTO known_clients (client_id, known_version, name) VALUES ({client}, {version}, {name})
            ON CONFLICT (client_id) DO UPDATE SET known_version = excluded.known_version, name = excluded.name
                WHERE known_clients.known_version < excluded.known_version
            """,
            context.CancellationToken);
    }
}
