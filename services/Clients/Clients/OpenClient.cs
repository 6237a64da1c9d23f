using Credentialing.Clients.Journeys;
using Credentialing.Clients.Team;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Clients;

/// <summary>What exists for a client from its first moment: itself, its journey, and a team without members.</summary>
internal static class OpenClient
{
    public static Client Add(ClientsDb db, ClientProfile profile, DateTimeOffset at)
    {
        var client = Client.Open(new ClientId(Guid.CreateVersion7(at)), profile, at);
        db.Add(client);
        db.Add(ClientTeam.Of(client.Id));
        db.Add(Journey.Begin(client.Id));
        return client;
    }
}
