using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;

namespace Credentialing.ServiceDefaults.Tenancy.KnownClients;

/// <summary>
/// Keeps what is known of a client; a service that maps <see cref="KnownClient"/> derives its <c>WhenClientChanged</c> from
/// this. In any order and number of deliveries, the newest version stays.
/// </summary>
/// <param name="db">The service's database.</param>
public abstract class KeepKnownClient(ServiceDb db) : IConsumer<ClientChanged>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<ClientChanged> context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var told = context.Message;
        return db.Database.ExecuteAsync(
            $"""
            INSERT INTO known_clients (client_id, known_version, name, kind, state, states, specialties, contact_name, contact_email)
            VALUES ({told.ClientId}, {told.Version}, {told.Name}, {told.Kind}, {told.State}, {told.States.ToArray()}, {told.Specialties.ToArray()},
                {told.ContactName}, {told.ContactEmail})
            ON CONFLICT (client_id) DO UPDATE SET known_version = excluded.known_version, name = excluded.name, kind = excluded.kind,
                state = excluded.state, states = excluded.states, specialties = excluded.specialties,
                contact_name = excluded.contact_name, contact_email = excluded.contact_email
                WHERE known_clients.known_version < excluded.known_version
            """,
            context.CancellationToken);
    }
}
