using System.Text.Json;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Tenancy;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using Permissions = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace Credentialing.Identity.ApiClients;

/// <summary>
/// A service account: a system that asks for tokens with a secret. It is an OAuth client application of OpenIddict; what
/// OpenIddict has no field for is in the application's properties.
/// </summary>
/// <param name="Roles">What it may do (<see cref="Contracts.Roles"/>).</param>
/// <param name="ClientIds">Our clients that it may touch; empty for staff roles, which touch all.</param>
/// <param name="Scopes">The scopes that it may ask for; a token has all of them unless it asks for fewer.</param>
/// <param name="CreatedAt">When it was registered (UTC).</param>
/// <param name="UpdatedAt">When it, or its secret, last changed (UTC).</param>
/// <param name="Version">How often it was saved.</param>
internal sealed record ApiClient(
    IReadOnlyList<string> Roles,
    IReadOnlyList<ClientId> ClientIds,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    int Version)
{
    private const string Property = "apiClient";

    /// <summary>The permission that marks applications of this kind.</summary>
    public const string Mark = Permissions.GrantTypes.ClientCredentials;

    /// <summary>What the application's properties say.</summary>
    public static ApiClient Of(OpenIddictEntityFrameworkCoreApplication application) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(application.Properties ?? "{}") is { } properties &&
        properties.TryGetValue(Property, out var stored)
            ? stored.Deserialize<ApiClient>(StrictJson.Options)!
            : throw new InvalidOperationException("The application is not a service account.");

    /// <summary>This with a new secret.</summary>
    public ApiClient Changed(DateTimeOffset now) => this with { UpdatedAt = now, Version = Version + 1 };

    /// <summary>Writes this to an application's descriptor.</summary>
    public void WriteTo(OpenIddictApplicationDescriptor descriptor)
    {
        descriptor.Properties[Property] = JsonSerializer.SerializeToElement(this, StrictJson.Options);
        descriptor.Permissions.UnionWith(
            [Permissions.Endpoints.Token, Permissions.Endpoints.Introspection, Permissions.Endpoints.Revocation, Mark, .. Scopes.Select(scope => Permissions.Prefixes.Scope + scope)]);
    }

    /// <summary>The scopes of a token: what was asked for, or all that was granted when nothing was.</summary>
    /// <returns>
    /// Null when more is asked for than was granted, or what is for people: nobody signs in here, and whoever has a secret needs no
    /// refresh token (RFC 6749 section 4.4.3).
    /// </returns>
    public IReadOnlyCollection<string>? Grant(IReadOnlyCollection<string> requested) =>
        requested.Count == 0 ? Scopes
        : requested.All(scope => Contracts.Scopes.All.Contains(scope) && Contracts.Scopes.Reach(Scopes, scope)) ? requested
        : null;
}
