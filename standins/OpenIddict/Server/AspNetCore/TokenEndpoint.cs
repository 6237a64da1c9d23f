using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Checks a token request in the order of the official server, and issues what the product signs in.</summary>
internal sealed class TokenEndpoint(
    ClientAuthentication clients, TokenReader reader, TokenWriter writer, TokenManager tokens, IOptionsMonitor<OpenIddictServerOptions> options)
{
    public async Task<ServerError?> CheckAsync(ServerTransaction transaction, CancellationToken cancellationToken)
    {
        var request = transaction.Request;
        if (CheckForm(request) is { } malformed)
        {
            return malformed;
        }

        if (await clients.CheckAsync(transaction, Permissions.Endpoints.Token, "token", cancellationToken) is { } unknown)
        {
            return unknown;
        }

        var (grant, error) = request switch
        {
            { Code: { } code } when request.IsAuthorizationCodeGrantType() => await ReadGrantAsync(transaction, code, TokenWriter.CodeType, cancellationToken),
            { RefreshToken: { } token } when request.IsRefreshTokenGrantType() => await ReadGrantAsync(transaction, token, TokenWriter.RefreshTokenType, cancellationToken),
            _ => (null, null),
        };
        if (error is not null)
        {
            return error;
        }

        if (!transaction.Application!.Allows(Permissions.Prefixes.GrantType + request.GrantType))
        {
            return new(Errors.UnauthorizedClient, "This client application is not allowed to use the specified grant type.");
        }

        return grant is null ? null : CheckGrant(transaction, grant);
    }

    /// <summary>Issues the tokens: an access token, an identity token with <c>openid</c>, a refresh token with <c>offline_access</c>.</summary>
    public async Task<(JsonObject? Answer, ServerError? Error)> IssueAsync(ServerTransaction transaction, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var server = options.CurrentValue;
        var request = transaction.Request;
        if (transaction.Principal is { } grant)
        {
            // Also of two that come in the same moment only one is the first; the other is then one that comes again.
            if (!await tokens.TryRedeemAsync(grant.GetClaim(Claims.Private.TokenId)!, server.TimeProvider!.GetUtcNow(), cancellationToken))
            {
                var error = await reader.CheckEntryAsync(grant, cancellationToken);
                return (null, error! with { Code = Errors.InvalidGrant });
            }

            RestorePrivate(grant, user);
        }

        var granted = user.GetScopes();
        var scopes = request.IsRefreshTokenGrantType() && request.GetScopes() is { Length: > 0 } narrower ? narrower : granted;
        var accessToken = await writer.AccessTokenAsync(transaction, user, scopes, cancellationToken);
        var answer = new JsonObject { ["access_token"] = accessToken, ["token_type"] = TokenTypes.Bearer };
        if (writer.LifetimeOf(user) is { } lifetime)
        {
            answer["expires_in"] = (long)lifetime.TotalSeconds;
        }

        // RFC 6749 section 5.1: needed where the scopes are not those that were asked for.
        if (scopes.Length > 0 && !request.GetScopes().ToHashSet(StringComparer.Ordinal).SetEquals(scopes))
        {
            answer["scope"] = string.Join(' ', scopes);
        }

        if (user.HasScope(Scopes.OpenId))
        {
            answer["id_token"] = await writer.IdentityTokenAsync(transaction, user, accessToken, cancellationToken);
        }

        if (user.HasScope(Scopes.OfflineAccess))
        {
            answer["refresh_token"] = await writer.RefreshTokenAsync(transaction, user, cancellationToken);
        }

        return (answer, null);
    }

    private ServerError? CheckForm(OpenIddictRequest request)
    {
        var server = options.CurrentValue;
        if (request.GrantType is null)
        {
            return ServerError.Missing("grant_type");
        }

        if (!server.GrantTypes.Contains(request.GrantType))
        {
            return new(Errors.UnsupportedGrantType, "The specified 'grant_type' is not supported.");
        }

        if (request.ClientId is null)
        {
            return ServerError.Missing("client_id");
        }

        var missing = request.GrantType switch
        {
            GrantTypes.AuthorizationCode when request.Code is null => "code",
            GrantTypes.ClientCredentials when request.ClientSecret is null => "client_secret",
            GrantTypes.RefreshToken when request.RefreshToken is null => "refresh_token",
            _ => null,
        };
        if (missing is not null)
        {
            return ServerError.Missing(missing);
        }

        return request.GetScopes().All(scope => scope is Scopes.OpenId or Scopes.OfflineAccess || server.Scopes.Contains(scope))
            ? null
            : new(Errors.InvalidScope, "The specified 'scope' is invalid.");
    }

    private async Task<(ClaimsPrincipal? Grant, ServerError? Error)> ReadGrantAsync(
        ServerTransaction transaction, string token, string kind, CancellationToken cancellationToken)
    {
        var (principal, _, error) = await reader.ReadAsync(transaction, token, [kind], cancellationToken);

        // RFC 6749 section 5.2: at this endpoint a bad code or refresh token is an invalid grant.
        return error is null ? (principal, null) : (null, error with { Code = Errors.InvalidGrant });
    }

    private static ServerError? CheckGrant(ServerTransaction transaction, ClaimsPrincipal grant)
    {
        var request = transaction.Request;

        // RFC 6749 sections 4.1.3 and 6: it must have been issued to this client.
        if (!string.Equals(grant.GetClaim(Claims.Private.Presenter), transaction.Application!.ClientId, StringComparison.Ordinal))
        {
            return new(Errors.InvalidGrant, "The specified token cannot be used by this client application.");
        }

        if (request.IsAuthorizationCodeGrantType())
        {
            if (request.RedirectUri is null)
            {
                return ServerError.Missing("redirect_uri");
            }

            if (!string.Equals(grant.GetClaim(Claims.Private.RedirectUri), request.RedirectUri, StringComparison.Ordinal))
            {
                return new(Errors.InvalidGrant, "The specified 'redirect_uri' parameter doesn't match the client redirection URI the authorization code was initially sent to.");
            }

            if (CheckVerifier(request, grant.GetClaim(Claims.Private.CodeChallenge)) is { } error)
            {
                return error;
            }
        }
        else if (!request.GetScopes().All(grant.HasScope))
        {
            return new(Errors.InvalidGrant, "The 'scope' parameter is not valid in this context.");
        }

        transaction.Principal = grant;
        return null;
    }

    // RFC 7636 section 4.6; and RFC 9700 section 2.1.1: a verifier without a challenge is a request of somebody else.
    private static ServerError? CheckVerifier(OpenIddictRequest request, string? challenge)
    {
        if (challenge is null)
        {
            return request.CodeVerifier is null
                ? null
                : new(Errors.InvalidRequest, "The 'code_verifier' parameter cannot be used when no 'code_challenge' was specified in the authorization request.");
        }

        if (request.CodeVerifier is null)
        {
            return ServerError.Missing("code_verifier");
        }

        var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(request.CodeVerifier)));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(proof), Encoding.ASCII.GetBytes(challenge))
            ? null
            : new(Errors.InvalidGrant, "The specified 'code_verifier' is invalid.");
    }

    // What only this server knows goes on from one token to the next unless the product says otherwise.
    private static void RestorePrivate(ClaimsPrincipal grant, ClaimsPrincipal user)
    {
        var known = user.Claims.Select(claim => claim.Type).ToHashSet(StringComparer.Ordinal);
        ((ClaimsIdentity)user.Identity!).AddClaims(grant.Claims
            .Where(claim => claim.Type.StartsWith(Claims.Prefixes.Private, StringComparison.Ordinal) && claim.Type is not Claims.Private.TokenId && !known.Contains(claim.Type)));
    }
}
