using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Persistence;

namespace Credentialing.Billing.KnownClients;

/// <summary>Keeps clients' names. In any order and number of deliveries, the newest version stays.</summary>
internal sealed class WhenClientChanged(BillingDb db, MessageInbox inbox) : ConsumeMany<ClientChanged>(inbox)
{
    protected override Task HandleAsync(IReadOnlyList<ClientChanged> told, CancellationToken cancellationToken)
    {
        Guid[] clients = [.. told.Select(one => one.ClientId)];
        int[] versions = [.. told.Select(one => one.Version)];
        string[] names = [.. told.Select(one => one.Name)];

        // By client, so that whoever keeps some of the same at this moment waits rather than locks us out.
        return db.Database.ExecuteAsync(
            $"""
            INSERT INTO known_clients (client_id, known_version, name)
            SELECT DISTINCT ON (client_id) client_id, known_version, name
            FROM unnest({clients}, {versions}, {names}) AS told (client_id, known_version, name) ORDER BY client_id, known_version DESC
            ON CONFLICT (client_id) DO UPDATE SET known_version = excluded.known_version, name = excluded.name
                WHERE known_clients.known_version < excluded.known_version
            """,
            cancellationToken);
    }
}
