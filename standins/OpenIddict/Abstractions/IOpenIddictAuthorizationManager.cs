using System.Collections.Immutable;
using System.Security.Claims;

namespace OpenIddict.Abstractions;

/// <summary>Keeps what people allowed applications: what the tokens of one sign-in have in common.</summary>
public interface IOpenIddictAuthorizationManager
{
    /// <summary>Stores a new, valid authorization.</summary>
    /// <param name="identity">Who allows it; kept nowhere.</param>
    /// <param name="subject">Who allows it.</param>
    /// <param name="client">The application's primary key, not its <c>client_id</c>.</param>
    /// <param name="type"><see cref="OpenIddictConstants.AuthorizationTypes"/>.</param>
    /// <param name="scopes">What is allowed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<object> CreateAsync(
        ClaimsIdentity identity, string subject, string client, string type, ImmutableArray<string> scopes, CancellationToken cancellationToken = default);

    /// <summary>The authorization with this primary key, or null.</summary>
    ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default);

    /// <summary>Its primary key.</summary>
    ValueTask<string?> GetIdAsync(object authorization, CancellationToken cancellationToken = default);

    /// <summary>Deletes those made before then that are not valid, and ad-hoc ones that no token is left of.</summary>
    ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken cancellationToken = default);

    /// <summary>Revokes it; false where it was changed meanwhile.</summary>
    ValueTask<bool> TryRevokeAsync(object authorization, CancellationToken cancellationToken = default);
}
