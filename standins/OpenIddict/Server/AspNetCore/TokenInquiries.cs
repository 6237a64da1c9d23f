using System.Globalization;
using System.Text.Json.Nodes;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Answers what a token is worth (RFC 7662), takes tokens back (RFC 7009), and checks the one of a userinfo request.</summary>
internal sealed class TokenInquiries(ClientAuthentication clients, TokenReader reader, TokenManager tokens, ServerEvents events)
{
    private static readonly string[] Kinds = [TokenWriter.AccessTokenType, TokenWriter.RefreshTokenType];

    public async Task<(JsonObject? Answer, ServerError? Error)> IntrospectAsync(ServerTransaction transaction, CancellationToken cancellationToken)
    {
        if (await CheckAsync(transaction, Permissions.Endpoints.Introspection, "introspection", cancellationToken) is { } error)
        {
            return (null, error);
        }

        // RFC 7662 section 2.2: a token that is no good, or none of the asker's, is inactive, and nothing says why.
        var (principal, kind, bad) = await reader.ReadAsync(transaction, transaction.Request.Token!, Kinds, cancellationToken);
        if (bad is not null || principal is null || !IsOf(principal.GetClaim(Claims.Private.Presenter), transaction))
        {
            return (new JsonObject { ["active"] = false }, null);
        }

        var isAccessToken = kind is TokenWriter.AccessTokenType;
        var answer = new JsonObject
        {
            ["active"] = true,
            ["iss"] = transaction.Issuer.AbsoluteUri,
            ["sub"] = principal.GetClaim(Claims.Subject),
            ["jti"] = principal.GetClaim(Claims.JwtId),
            ["client_id"] = principal.GetClaim(Claims.Private.Presenter),
            ["token_usage"] = isAccessToken ? "access_token" : "refresh_token",
            ["iat"] = Seconds(principal.GetClaim(Claims.IssuedAt)),
            ["exp"] = Seconds(principal.GetClaim(Claims.ExpiresAt)),
        };
        if (isAccessToken)
        {
            answer["token_type"] = TokenTypes.Bearer;
            answer["aud"] = principal.GetClaim(Claims.Audience);
        }

        return (answer, null);
    }

    public async Task<(JsonObject? Answer, ServerError? Error)> RevokeAsync(ServerTransaction transaction, CancellationToken cancellationToken)
    {
        if (await CheckAsync(transaction, Permissions.Endpoints.Revocation, "revocation", cancellationToken) is { } error)
        {
            return (null, error);
        }

        // RFC 7009 section 2.2: a token that is no good is as good as revoked. Another client's is left alone (section 2.1).
        var (principal, _, bad) = await reader.ReadAsync(transaction, transaction.Request.Token!, Kinds, cancellationToken);
        if (bad is null && principal?.GetClaim(Claims.Private.TokenId) is { } id && IsOf(principal.GetClaim(Claims.Private.Presenter), transaction))
        {
            await tokens.RevokeAsync(id, cancellationToken);
            await events.RaiseAsync(new OpenIddictServerEvents.HandleRevocationRequestContext { Principal = principal });
        }

        return ([], null);
    }

    /// <summary>Checks the access token in the header of a userinfo request (RFC 6750 section 2.1).</summary>
    public async Task<ServerError?> CheckBearerAsync(ServerTransaction transaction, string? header, CancellationToken cancellationToken)
    {
        const string Scheme = "Bearer ";
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new(Errors.MissingToken, "The security token is missing.");
        }

        var (principal, _, error) = await reader.ReadAsync(transaction, header[Scheme.Length..].Trim(), [TokenWriter.AccessTokenType], cancellationToken);
        transaction.Principal = principal;
        return error;
    }

    private async Task<ServerError?> CheckAsync(ServerTransaction transaction, string permission, string endpoint, CancellationToken cancellationToken) =>
        transaction.Request.Token is null ? ServerError.Missing("token") : await clients.CheckAsync(transaction, permission, endpoint, cancellationToken);

    private static bool IsOf(string? presenter, ServerTransaction transaction) =>
        string.Equals(presenter, transaction.Application!.ClientId, StringComparison.Ordinal);

    private static long? Seconds(string? value) => value is null ? null : long.Parse(value, CultureInfo.InvariantCulture);
}
