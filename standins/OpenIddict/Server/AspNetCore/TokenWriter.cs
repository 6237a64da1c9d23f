using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>
/// Writes tokens, each with a row of its own. Access tokens (RFC 9068) and identity tokens are signed with the first
/// key; codes and refresh tokens, which only this server reads, are signed and then encrypted.
/// </summary>
internal sealed class TokenWriter(TokenManager tokens, IOptionsMonitor<OpenIddictServerOptions> options)
{
    public const string AccessTokenType = "at+jwt", IdentityTokenType = "JWT", CodeType = "oi_auc+jwt", RefreshTokenType = "oi_reft+jwt";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    // What the token that came in says of itself, and not of what comes out.
    private static readonly HashSet<string> OfOneToken =
        [Claims.JwtId, Claims.Private.TokenId, Claims.ExpiresAt, Claims.IssuedAt, Claims.Issuer, Claims.Audience, "nbf"];

    /// <summary>How long this principal's access token lasts.</summary>
    public TimeSpan? LifetimeOf(ClaimsPrincipal principal) => Seconds(principal, Claims.Private.AccessTokenLifetime) ?? options.CurrentValue.AccessTokenLifetime;

    public async Task<string> AccessTokenAsync(
        ServerTransaction transaction, ClaimsPrincipal principal, IReadOnlyCollection<string> scopes, CancellationToken cancellationToken)
    {
        var claims = ClaimsFor(principal, Destinations.AccessToken);
        var more = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Claims.ClientId] = transaction.Application!.ClientId!,
            [Claims.Private.Presenter] = transaction.Application.ClientId!,
        };
        if (principal.GetResources() is { Length: > 0 } audiences)
        {
            more[Claims.Audience] = audiences.Length == 1 ? audiences[0] : audiences.ToArray();
        }

        if (scopes.Count > 0)
        {
            more[Claims.Scope] = string.Join(' ', scopes);
        }

        return await WriteAsync(
            transaction, TokenTypeIdentifiers.AccessToken, AccessTokenType, principal, claims, more, LifetimeOf(principal), encrypt: false, cancellationToken);
    }

    public Task<string> IdentityTokenAsync(ServerTransaction transaction, ClaimsPrincipal principal, string accessToken, CancellationToken cancellationToken)
    {
        var client = transaction.Application!.ClientId!;
        var more = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Claims.Audience] = client,
            [Claims.AuthorizedParty] = client,

            // OpenID Connect Core section 3.1.3.6: the left half of the hash that the signature uses.
            [Claims.AccessTokenHash] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..16]),
        };
        if (principal.GetClaim(Claims.Private.Nonce) is { } nonce)
        {
            more[Claims.Nonce] = nonce;
        }

        return WriteAsync(
            transaction, TokenTypeIdentifiers.IdentityToken, IdentityTokenType, principal, ClaimsFor(principal, Destinations.IdentityToken), more,
            options.CurrentValue.IdentityTokenLifetime, encrypt: false, cancellationToken);
    }

    public Task<string> CodeAsync(ServerTransaction transaction, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var request = transaction.Request;
        var more = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            [Claims.Private.Presenter] = transaction.Application!.ClientId!,
            [Claims.Private.RedirectUri] = request.RedirectUri!,
        };
        Add(Claims.Private.CodeChallenge, request.CodeChallenge);
        Add(Claims.Private.CodeChallengeMethod, request.CodeChallengeMethod);
        Add(Claims.Private.Nonce, request.Nonce);
        return WriteAsync(
            transaction, TokenTypeIdentifiers.Private.AuthorizationCode, CodeType, principal, Everything(principal), more,
            options.CurrentValue.AuthorizationCodeLifetime, encrypt: true, cancellationToken);

        void Add(string claim, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                more[claim] = value;
            }
        }
    }

    public Task<string> RefreshTokenAsync(ServerTransaction transaction, ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var lifetime = Seconds(principal, Claims.Private.RefreshTokenLifetime) ?? options.CurrentValue.RefreshTokenLifetime;
        return WriteAsync(
            transaction, TokenTypeIdentifiers.RefreshToken, RefreshTokenType, principal, Everything(principal), new(StringComparer.Ordinal),
            lifetime, encrypt: true, cancellationToken);
    }

    private async Task<string> WriteAsync(
        ServerTransaction transaction, string type, string header, ClaimsPrincipal principal, IEnumerable<Claim> claims, Dictionary<string, object> more,
        TimeSpan? lifetime, bool encrypt, CancellationToken cancellationToken)
    {
        var server = options.CurrentValue;
        var now = server.TimeProvider!.GetUtcNow();
        var expires = now + lifetime;
        more[Claims.Private.TokenId] = await tokens.CreateAsync(
            type, principal.GetClaim(Claims.Subject), transaction.Application!.Id, principal.GetAuthorizationId(), now, expires, cancellationToken);
        more[Claims.JwtId] = Guid.CreateVersion7(now).ToString("D", CultureInfo.InvariantCulture);
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = more,
            EncryptingCredentials = encrypt ? server.EncryptionCredentials[0] : null,
            Expires = expires?.UtcDateTime,
            IssuedAt = now.UtcDateTime,
            Issuer = transaction.Issuer.AbsoluteUri,
            SigningCredentials = server.SigningCredentials[0],
            Subject = new ClaimsIdentity(claims.Where(claim => !more.ContainsKey(claim.Type))),
            TokenType = header,
        });
    }

    private static TimeSpan? Seconds(ClaimsPrincipal principal, string claim) =>
        principal.GetClaim(claim) is { } seconds ? TimeSpan.FromSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)) : null;

    // A claim is in a token that others read only where it was said to be; what is private stays here.
    private static IEnumerable<Claim> ClaimsFor(ClaimsPrincipal principal, string destination) => principal.Claims.Where(claim =>
        claim.Type is Claims.Subject or Claims.Private.AuthorizationId ||
        (!claim.Type.StartsWith(Claims.Prefixes.Private, StringComparison.Ordinal) && !OfOneToken.Contains(claim.Type) &&
         claim.GetDestinations().Contains(destination, StringComparer.Ordinal)));

    private static IEnumerable<Claim> Everything(ClaimsPrincipal principal) => principal.Claims.Where(claim => !OfOneToken.Contains(claim.Type));
}
