using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Clients;

internal static class ListClients
{
    private static readonly Sorts<Client, ClientId> s_sorts = new Sorts<Client, ClientId>(client => client.Id, byDefault: "-createdAt")
        .By("createdAt", client => client.CreatedAt)
        .By("name", client => client.Name);

    public static async Task<Outcome<Page<ClientResponse>>> Handle(
        PageRequest page, string? q, Choice<ClientKind> kind, Choice<ClientState> state, ClientsDb db, CancellationToken cancellationToken)
    {
        var clients = db.Clients.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(q))
        {
            clients = clients.Where(client => EF.Functions.ILike(client.Name, $"%{Like.Escape(q.Trim())}%", Like.EscapeCharacter));
        }

        if (kind.Value is { } ofKind)
        {
            clients = clients.Where(client => client.Kind == ofKind);
        }

        if (state.Value is { } inState)
        {
            clients = clients.Where(client => client.State == inState);
        }

        return await clients.ToPageAsync(page, s_sorts, client => client.ToResponse(), cancellationToken);
    }
}
