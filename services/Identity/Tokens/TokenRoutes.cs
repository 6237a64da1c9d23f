using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.Tokens;

/// <summary>OAuth's routes that end here; discovery and the keys OpenIddict answers itself.</summary>
internal static class TokenRoutes
{
    public static void MapTokens(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/connect/token", IssueToken.Handle).IsPublic().WithMetadata(new WithoutTransaction()).ExcludeFromDescription();
}
