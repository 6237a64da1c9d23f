using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Clients;

/// <summary>A client, as the API shows it.</summary>
internal sealed record ClientResponse(
    ClientId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    string Name, ClientKind Kind, Contact Contact, IReadOnlyList<string> States, IReadOnlyList<string> Specialties, string? Goals,
    ClientState State) : IVersioned;

internal static class ClientResponses
{
    public static ClientResponse ToResponse(this Client client) => new(
        client.Id, client.CreatedAt, client.UpdatedAt, client.Version,
        client.Name, client.Kind, client.Contact, client.States, client.Specialties, client.Goals, client.State);
}
