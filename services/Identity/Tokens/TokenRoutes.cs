using Credentialing.Identity.Pages;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.Tokens;

/// <summary>OAuth's routes that end here; discovery, the keys, introspection and revocation OpenIddict answers itself.</summary>
internal static class TokenRoutes
{
    private static readonly string[] GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var connect = routes.MapGroup("/connect").IsPublic().WithMetadata(new WithoutTransaction()).ExcludeFromDescription();
        connect.MapPost("token", IssueToken.Handle);
        connect.MapMethods("authorize", GetOrPost, Authorize.Handle).AddEndpointFilter<OneTransaction>();
        connect.MapMethods("endsession", GetOrPost, EndSession.Handle).AddEndpointFilter<OneTransaction>();
        connect.MapMethods("userinfo", GetOrPost, UserInfo.Handle);
    }
}
