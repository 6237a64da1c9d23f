using System.Globalization;
using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>
/// Checks a token that this server issued: its signature and kind, when it ends, its row, and its authorization. A code or
/// refresh token that comes a second time revokes all that the authorization gave (RFC 6749 section 10.5, RFC 9700 section 4.14.2).
/// </summary>
internal sealed class TokenReader(TokenManager tokens, ServerEvents events, IOptionsMonitor<OpenIddictServerOptions> options)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>What the token says, or why it is worth nothing.</summary>
    /// <param name="transaction">The request that it came with.</param>
    /// <param name="token">The token.</param>
    /// <param name="kinds">The kinds that it may be.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="evenIfExpired">Whether the time does not matter, as with a hint.</param>
    public async Task<(ClaimsPrincipal? Principal, string Kind, ServerError? Error)> ReadAsync(
        ServerTransaction transaction, string token, string[] kinds, CancellationToken cancellationToken, bool evenIfExpired = false)
    {
        var server = options.CurrentValue;
        var result = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKeys = server.SigningCredentials.Select(credentials => credentials.Key),
            TokenDecryptionKeys = server.EncryptionCredentials.Select(credentials => credentials.Key),
            ValidAlgorithms = [.. server.SigningCredentials.Select(credentials => credentials.Algorithm), .. server.EncryptionCredentials.Select(credentials => credentials.Enc)],
            ValidIssuer = transaction.Issuer.AbsoluteUri,
            ValidTypes = kinds,
            ValidateAudience = false,

            // By the server's own clock, below.
            ValidateLifetime = false,
        });
        if (!result.IsValid)
        {
            return (null, "", new(Errors.InvalidToken, "The specified token is invalid."));
        }

        var principal = new ClaimsPrincipal(result.ClaimsIdentity);
        var expires = principal.FindFirstValue(Claims.ExpiresAt);
        if (!evenIfExpired && expires is not null &&
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(expires, CultureInfo.InvariantCulture)) <= server.TimeProvider!.GetUtcNow())
        {
            return (null, result.TokenType, new(Errors.InvalidToken, "The specified token is no longer valid."));
        }

        RestoreScopes(principal);
        return (principal, result.TokenType, evenIfExpired ? null : await CheckEntryAsync(principal, cancellationToken));
    }

    /// <summary>Checks the token's row and its authorization; one that was redeemed already revokes all that the authorization gave.</summary>
    public async Task<ServerError?> CheckEntryAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        await events.RaiseAsync(new OpenIddictServerEvents.ValidateTokenContext { Principal = principal });
        if (await tokens.FindAsync(principal.FindFirstValue(Claims.Private.TokenId) ?? "", cancellationToken) is not { } entry)
        {
            return new(Errors.InvalidToken, "The specified token is invalid.");
        }

        if (entry.Status is Statuses.Redeemed)
        {
            if (principal.FindFirstValue(Claims.Private.AuthorizationId) is { } authorization)
            {
                await tokens.RevokeByAuthorizationIdAsync(authorization, cancellationToken);
            }

            return new(Errors.InvalidToken, "The specified token has already been redeemed.");
        }

        return entry.Status is Statuses.Valid && (entry.AuthorizationId is null || entry.AuthorizationStatus is Statuses.Valid)
            ? null
            : new(Errors.InvalidToken, "The specified token is no longer valid.");
    }

    // In an access token they are the public claim; inside the server they are the private one.
    private static void RestoreScopes(ClaimsPrincipal principal)
    {
        if (principal.FindFirstValue(Claims.Scope) is { } scope && !principal.HasClaim(claim => claim.Type is Claims.Private.Scope))
        {
            ((ClaimsIdentity)principal.Identity!).AddClaims(scope.Split(' ').Select(name => new Claim(Claims.Private.Scope, name)));
        }
    }
}
