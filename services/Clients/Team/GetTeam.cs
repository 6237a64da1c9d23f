using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Team;

internal static class GetTeam
{
    public static async Task<Outcome<TeamResponse>> Handle(Guid clientId, ClientsDb db, CancellationToken cancellationToken)
    {
        var team = await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Id == new ClientId(clientId), cancellationToken);
        return team is null ? Problem.NotFound("client") : team.ToResponse();
    }
}
