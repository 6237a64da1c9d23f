using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace Credentialing.Identity.Tokens;

/// <summary>What tokens say of a person: always as things stand now, never as an earlier token said.</summary>
internal static class PersonPrincipal
{
    /// <summary>A person's access token lasts this long: with it alone nobody keeps what was taken from him.</summary>
    public static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(10);

    /// <summary>Names the emergency access that a token has its role of.</summary>
    private const string Emergency = "emergency";

    public static ClaimsPrincipal Of(
        User user, Session session, EmergencyAccess? emergency, IEnumerable<string> scopes, string? authorization, DateTimeOffset now)
    {
        var identity = new ClaimsIdentity("person", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, user.Id.Value.ToString());
        identity.SetClaim(Claims.Name, user.Name);
        identity.SetClaim(Claims.Email, user.Email);
        identity.AddClaim(new Claim(Claims.EmailVerified, "true", ClaimValueTypes.Boolean));
        identity.AddClaim(ListOf(Claims.Role, emergency is null ? user.Roles : [.. user.Roles, Contracts.Roles.Emergency]));
        identity.SetClaim(Emergency, emergency?.Id.Value.ToString());
        if (user.ClientId is { } client)
        {
            identity.AddClaim(ListOf("client_ids", [client.Value.ToString()]));
        }

        identity.SetClaim("provider_id", user.ProviderId?.ToString());
        identity.SetClaim("sid", session.Id.ToString());
        identity.AddClaim(new Claim(Claims.AuthenticationTime, session.StartedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
        identity.AddClaim(ListOf(Claims.AuthenticationMethodReference, session.Methods));
        identity.SetScopes(scopes);
        identity.SetResources(TokenServer.Audience);
        identity.SetAccessTokenLifetime(emergency?.EndsAt - now is { } rest && rest < AccessTokenLifetime ? rest : AccessTokenLifetime);

        // Each exchange gives another half hour, never past the session's end.
        var left = session.EndsAt - now;
        identity.SetRefreshTokenLifetime(left < Session.Idle ? left : Session.Idle);
        if (authorization is not null)
        {
            identity.SetAuthorizationId(authorization);
        }

        var principal = new ClaimsPrincipal(identity);
        identity.SetDestinations(claim => DestinationsOf(claim.Type, principal));
        return principal;
    }

    /// <summary>A list also where it has one element, so that foreign readers need not handle both.</summary>
    public static Claim ListOf(string type, IEnumerable<string> values) => new(type, JsonSerializer.Serialize(values), JsonClaimValueTypes.JsonArray);

    private static IEnumerable<string> DestinationsOf(string claim, ClaimsPrincipal principal) => claim switch
    {
        Claims.Role or Emergency or "client_ids" or "provider_id" => [Destinations.AccessToken],
        Claims.Name when principal.HasScope(Scopes.Profile) => [Destinations.AccessToken, Destinations.IdentityToken],
        Claims.Name => [Destinations.AccessToken],
        Claims.Email or Claims.EmailVerified when principal.HasScope(Scopes.Email) => [Destinations.IdentityToken],
        "sid" => [Destinations.AccessToken, Destinations.IdentityToken],
        Claims.AuthenticationTime or Claims.AuthenticationMethodReference => [Destinations.IdentityToken],
        _ => [],
    };
}
