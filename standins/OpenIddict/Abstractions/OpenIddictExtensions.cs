using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Text.Json;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Abstractions;

/// <summary>Reads requests and writes the claims of a token.</summary>
public static class OpenIddictExtensions
{
    /// <summary>The requested scopes, each once.</summary>
    public static ImmutableArray<string> GetScopes(this OpenIddictRequest request) =>
        [.. (request.Scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether it asks with the client credentials grant.</summary>
    public static bool IsClientCredentialsGrantType(this OpenIddictRequest request) =>
        string.Equals(request.GrantType, GrantTypes.ClientCredentials, StringComparison.Ordinal);

    /// <summary>Whether it redeems a code.</summary>
    public static bool IsAuthorizationCodeGrantType(this OpenIddictRequest request) =>
        string.Equals(request.GrantType, GrantTypes.AuthorizationCode, StringComparison.Ordinal);

    /// <summary>Whether it redeems a refresh token.</summary>
    public static bool IsRefreshTokenGrantType(this OpenIddictRequest request) =>
        string.Equals(request.GrantType, GrantTypes.RefreshToken, StringComparison.Ordinal);

    /// <summary>Whether this is among the values of <c>prompt</c>.</summary>
    public static bool HasPromptValue(this OpenIddictRequest request, string prompt) =>
        (request.Prompt ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(prompt, StringComparer.Ordinal);

    /// <summary>Whether the scope is asked for.</summary>
    public static bool HasScope(this OpenIddictRequest request, string scope) => request.GetScopes().Contains(scope, StringComparer.Ordinal);

    /// <summary>Whether the scope is granted.</summary>
    public static bool HasScope(this ClaimsPrincipal principal, string scope) => principal.GetScopes().Contains(scope, StringComparer.Ordinal);

    /// <summary>The value of the one claim of this type, or null.</summary>
    public static string? GetClaim(this ClaimsPrincipal principal, string type) => principal.FindFirst(type)?.Value;

    /// <summary>The authorization that the token belongs to, or null.</summary>
    public static string? GetAuthorizationId(this ClaimsPrincipal principal) => principal.GetClaim(Claims.Private.AuthorizationId);

    /// <summary>Says which authorization the tokens belong to.</summary>
    public static ClaimsIdentity SetAuthorizationId(this ClaimsIdentity identity, string? identifier) =>
        identity.SetClaim(Claims.Private.AuthorizationId, identifier);

    /// <summary>Says how long the access token lasts, where that is not as the server's options say.</summary>
    public static ClaimsIdentity SetAccessTokenLifetime(this ClaimsIdentity identity, TimeSpan? lifetime) =>
        identity.SetClaim(Claims.Private.AccessTokenLifetime, Seconds(lifetime));

    /// <summary>Says how long the refresh token lasts, where that is not as the server's options say.</summary>
    public static ClaimsIdentity SetRefreshTokenLifetime(this ClaimsIdentity identity, TimeSpan? lifetime) =>
        identity.SetClaim(Claims.Private.RefreshTokenLifetime, Seconds(lifetime));

    /// <summary>Replaces the claims of this type by one, or by none when the value is empty.</summary>
    public static ClaimsIdentity SetClaim(this ClaimsIdentity identity, string type, string? value)
    {
        foreach (var claim in identity.FindAll(type).ToArray())
        {
            identity.RemoveClaim(claim);
        }

        if (!string.IsNullOrEmpty(value))
        {
            identity.AddClaim(new Claim(type, value));
        }

        return identity;
    }

    /// <summary>The scopes granted.</summary>
    public static ImmutableArray<string> GetScopes(this ClaimsPrincipal principal) =>
        [.. principal.FindAll(Claims.Private.Scope).Select(claim => claim.Value)];

    /// <summary>Says which scopes are granted.</summary>
    public static ClaimsIdentity SetScopes(this ClaimsIdentity identity, IEnumerable<string>? scopes) =>
        identity.SetAll(Claims.Private.Scope, scopes);

    /// <summary>The APIs that the token is for.</summary>
    public static ImmutableArray<string> GetResources(this ClaimsPrincipal principal) =>
        [.. principal.FindAll(Claims.Private.Resource).Select(claim => claim.Value)];

    /// <summary>Says which APIs the token is for: its audiences.</summary>
    public static ClaimsIdentity SetResources(this ClaimsIdentity identity, params string[]? resources) =>
        identity.SetAll(Claims.Private.Resource, resources);

    /// <summary>The tokens that this claim is written to; none by default.</summary>
    public static ImmutableArray<string> GetDestinations(this Claim claim) =>
        claim.Properties.TryGetValue(Properties.Destinations, out var destinations)
            ? JsonSerializer.Deserialize<ImmutableArray<string>>(destinations)
            : [];

    /// <summary>Says for each claim which tokens it is written to.</summary>
    public static ClaimsIdentity SetDestinations(this ClaimsIdentity identity, Func<Claim, IEnumerable<string>> selector)
    {
        foreach (var claim in identity.Claims)
        {
            claim.Properties[Properties.Destinations] = JsonSerializer.Serialize(selector(claim));
        }

        return identity;
    }

    private static string? Seconds(TimeSpan? lifetime) => ((long?)lifetime?.TotalSeconds)?.ToString(CultureInfo.InvariantCulture);

    private static ClaimsIdentity SetAll(this ClaimsIdentity identity, string type, IEnumerable<string>? values)
    {
        identity.SetClaim(type, value: null);
        identity.AddClaims((values ?? []).Distinct(StringComparer.Ordinal).Select(value => new Claim(type, value)));
        return identity;
    }
}
