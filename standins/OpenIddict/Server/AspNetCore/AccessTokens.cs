using System.Globalization;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Writes access tokens as RFC 9068 says, signed with the first key.</summary>
internal static class AccessTokens
{
    private const string Type = "at+jwt";
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    public static string Create(
        OpenIddictServerOptions options, Uri issuer, string clientId, ClaimsPrincipal principal, DateTimeOffset now, DateTimeOffset? expires)
    {
        var claims = principal.Claims.Where(claim =>
            claim.Type is Claims.Subject || claim.GetDestinations().Contains(Destinations.AccessToken, StringComparer.Ordinal));
        var more = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Claims.ClientId] = clientId,
            [Claims.JwtId] = Guid.CreateVersion7().ToString("D", CultureInfo.InvariantCulture),
        };

        if (principal.GetResources() is { Length: > 0 } audiences)
        {
            more[Claims.Audience] = audiences.Length == 1 ? audiences[0] : audiences.ToArray();
        }

        if (principal.GetScopes() is { Length: > 0 } scopes)
        {
            more[Claims.Scope] = string.Join(' ', scopes);
        }

        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = more,
            Expires = expires?.UtcDateTime,
            IssuedAt = now.UtcDateTime,
            Issuer = issuer.AbsoluteUri,
            SigningCredentials = options.SigningCredentials[0],
            Subject = new ClaimsIdentity(claims),
            TokenType = Type,
        });
    }
}
