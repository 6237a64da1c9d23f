using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Clients.Team;

internal sealed record AssignTeamRequest(Guid? RepresentativeId, Guid? ManagerId, Guid? CoverId);

/// <summary>Decides who looks after a client; null leaves a place open.</summary>
internal static class AssignTeam
{
    public static async Task<Outcome<TeamResponse>> Handle(
        Guid clientId, AssignTeamRequest request, IfMatch ifMatch, ClientsDb db, CancellationToken cancellationToken)
    {
        var team = await db.Teams.SingleOrDefaultAsync(t => t.Id == new ClientId(clientId), cancellationToken);
        if (team is null)
        {
            return Problem.NotFound("client");
        }

        if (ifMatch.Refuses(team.Version) is { } stale)
        {
            return stale;
        }

        if (team.Assign(request.RepresentativeId, request.ManagerId, request.CoverId) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return team.ToResponse();
    }
}
