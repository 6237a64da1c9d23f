using System.Globalization;
using System.Security.Claims;
using Credentialing.Identity.BreakGlass;
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
/// <param name="EmergencyAccess">The emergency access that is in force in this session; tokens from before it know nothing of it.</param>
internal sealed record MeResponse(
    string Id, string? Name, IReadOnlyList<string> Roles, IReadOnlyList<string> Permissions, bool AllClients, IReadOnlyList<ClientId> Clients, Guid? ProviderId,
    EmergencyAccessInForce? EmergencyAccess);

/// <summary>That emergency access is in force.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EndsAt">When it ends by itself.</param>
internal sealed record EmergencyAccessInForce(EmergencyAccessId Id, DateTimeOffset EndsAt);

/// <summary>The route by which an account learns what it is.</summary>
internal static class MeRoutes
{
    public static void MapMe(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/me", GetMe).NeedsOnlyToken().WithTags("Access").WithSummary("Says who is asking and what they may do");

    private static async Task<MeResponse> GetMe(Caller caller, ClaimsPrincipal token, IdentityDb db, CancellationToken cancellationToken)
    {
        var emergency = caller.IsStaff && Guid.TryParse(token.FindFirstValue("sid"), CultureInfo.InvariantCulture, out var session)
            ? await db.EmergencyOfAsync(session, cancellationToken)
            : null;
        return new(
            caller.Id, caller.Name, caller.Roles, [.. caller.Permissions.Order(StringComparer.Ordinal)], caller.IsStaff, caller.Clients, caller.ProviderId,
            emergency is null ? null : new(emergency.Id, emergency.EndsAt));
    }
}
