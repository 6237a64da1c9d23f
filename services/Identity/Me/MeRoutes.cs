using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Identity.Me;

/// <summary>Who is asking, as the token says.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Roles">Its roles.</param>
/// <param name="Permissions">What it may do with this token.</param>
/// <param name="AllClients">Whether it sees every client.</param>
/// <param name="Clients">The clients that it sees, where it does not see all.</param>
/// <param name="ProviderId">The provider that it is, for a provider.</param>
internal sealed record MeResponse(
    string Id, string? Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, bool AllClients, IReadOnlyList<ClientId> Clients, Guid? ProviderId);

/// <summary>The route by which an account learns what it is.</summary>
internal static class MeRoutes
{
    public static void MapMe(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/me", GetMe).NeedsOnlyToken().WithTags("Access").WithSummary("Says who is asking and what they may do");

    private static MeResponse GetMe(Caller caller) => new(
        caller.Id, caller.Name, caller.Roles, [.. caller.Permissions.Order(StringComparer.Ordinal)], caller.IsStaff, caller.Clients, caller.ProviderId);
}
