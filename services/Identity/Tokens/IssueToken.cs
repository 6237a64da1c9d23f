using System.Globalization;
using System.Security.Claims;
using Credentialing.Identity.ApiClients;
using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Sessions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace Credentialing.Identity.Tokens;

/// <summary>Says what is in a token. OpenIddict has checked by then who asks and with what, and signs what comes out of here.</summary>
internal static class IssueToken
{
    public static Task<IResult> Handle(
        HttpContext context, IOpenIddictApplicationManager applications, SessionStore sessions, IdentityDb db, CancellationToken cancellationToken)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("This is not a token request.");
        return request.IsClientCredentialsGrantType()
            ? ToSystem(request, applications, cancellationToken)
            : ToPerson(context, sessions, db, cancellationToken);
    }

    private static async Task<IResult> ToSystem(OpenIddictRequest request, IOpenIddictApplicationManager applications, CancellationToken cancellationToken)
    {
        if (await applications.FindByClientIdAsync(request.ClientId!, cancellationToken) is not OpenIddictEntityFrameworkCoreApplication application)
        {
            throw new InvalidOperationException("OpenIddict lets no such request through.");
        }

        var client = ApiClient.Of(application);
        return client.Grant(request.GetScopes()) is { } scopes
            ? Results.SignIn(PrincipalOf(application, client, scopes), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)
            : Refuse(Errors.InvalidScope, "The scope is more than was granted to this client.");
    }

    // With a code or a refresh token: as long as the session lasts, and as the account is now.
    private static async Task<IResult> ToPerson(HttpContext context, SessionStore sessions, IdentityDb db, CancellationToken cancellationToken)
    {
        var grant = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal
            ?? throw new InvalidOperationException("OpenIddict lets no such request through.");
        if (await sessions.UseAsync(Guid.Parse(grant.GetClaim("sid")!, CultureInfo.InvariantCulture), cancellationToken) is not var (session, user))
        {
            return Refuse(Errors.InvalidGrant, "The session has ended.");
        }

        var emergency = await db.EmergencyOfAsync(session.Id, cancellationToken);
        var principal = PersonPrincipal.Of(user, session, emergency, grant.GetScopes(), grant.GetAuthorizationId(), TimeProvider.System.GetUtcNow());
        return Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static ClaimsPrincipal PrincipalOf(OpenIddictEntityFrameworkCoreApplication application, ApiClient client, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("client_credentials", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, application.Id);
        identity.SetClaim(Claims.Name, application.DisplayName);
        identity.AddClaim(PersonPrincipal.ListOf(Claims.Role, client.Roles));
        if (client.ClientIds.Count > 0)
        {
            identity.AddClaim(PersonPrincipal.ListOf("client_ids", client.ClientIds.Select(id => id.Value.ToString())));
        }

        identity.SetScopes(scopes);
        identity.SetResources(TokenServer.Audience);
        identity.SetDestinations(static _ => [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>Refuses in the words of the protocol.</summary>
    public static IResult Refuse(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
