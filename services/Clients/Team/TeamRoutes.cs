using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Team;

/// <summary>The routes of a client's team, what each needs, and where it is done.</summary>
internal static class TeamRoutes
{
    public static void MapTeam(this IEndpointRouteBuilder routes)
    {
        var team = routes.MapGroup("/v1/clients/{clientId:guid}/team").WithTags("Team");
        team.MapGet("", GetTeam.Handle).Needs(Permissions.TeamRead).WithSummary("Says who looks after a client");
        team.MapPut("", AssignTeam.Handle).Needs(Permissions.TeamWrite).WithSummary("Decides who looks after a client");
    }
}

/// <summary>A client's team, as the API shows it. Its id is the client's.</summary>
internal sealed record TeamResponse(
    ClientId Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version,
    ClientId ClientId, Guid? RepresentativeId, Guid? ManagerId, Guid? CoverId) : IVersioned;

internal static class TeamResponses
{
    public static TeamResponse ToResponse(this ClientTeam team) => new(
        team.Id, team.CreatedAt, team.UpdatedAt, team.Version, team.Id, team.RepresentativeId, team.ManagerId, team.CoverId);
}
