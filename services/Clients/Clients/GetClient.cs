using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Clients;

internal static class GetClient
{
    public static async Task<Outcome<ClientResponse>> Handle(Guid id, ClientsDb db, CancellationToken cancellationToken)
    {
        var client = await db.Clients.AsNoTracking().SingleOrDefaultAsync(c => c.Id == new ClientId(id), cancellationToken);
        return client is null ? Problem.NotFound("client") : client.ToResponse();
    }
}
