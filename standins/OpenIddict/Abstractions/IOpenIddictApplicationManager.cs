using System.Collections.Immutable;

namespace OpenIddict.Abstractions;

/// <summary>Keeps the registered client applications.</summary>
public interface IOpenIddictApplicationManager
{
    /// <summary>Stores a new application, its secret hashed.</summary>
    ValueTask CreateAsync(object application, string? secret, CancellationToken cancellationToken = default);

    /// <summary>Stores a new application as the descriptor says, its secret hashed.</summary>
    ValueTask<object> CreateAsync(OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default);

    /// <summary>Removes an application with its authorizations and tokens.</summary>
    /// <exception cref="OpenIddictExceptions.ConcurrencyException">It was changed meanwhile.</exception>
    ValueTask DeleteAsync(object application, CancellationToken cancellationToken = default);

    /// <summary>The application with this <c>client_id</c>, or null.</summary>
    ValueTask<object?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default);

    /// <summary>The application with this primary key, or null.</summary>
    ValueTask<object?> FindByIdAsync(string identifier, CancellationToken cancellationToken = default);

    /// <summary>What the application is allowed (<see cref="OpenIddictConstants.Permissions"/>).</summary>
    ValueTask<ImmutableArray<string>> GetPermissionsAsync(object application, CancellationToken cancellationToken = default);

    /// <summary>Reads the application into a descriptor.</summary>
    ValueTask PopulateAsync(OpenIddictApplicationDescriptor descriptor, object application, CancellationToken cancellationToken = default);

    /// <summary>Writes a descriptor to the application, without storing it.</summary>
    ValueTask PopulateAsync(object application, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default);

    /// <summary>Stores a changed application with a new secret, which is hashed.</summary>
    /// <exception cref="OpenIddictExceptions.ConcurrencyException">It was changed meanwhile.</exception>
    ValueTask UpdateAsync(object application, string secret, CancellationToken cancellationToken = default);

    /// <summary>Stores an application changed to what the descriptor says; its secret stays.</summary>
    /// <exception cref="OpenIddictExceptions.ConcurrencyException">It was changed meanwhile.</exception>
    ValueTask UpdateAsync(object application, OpenIddictApplicationDescriptor descriptor, CancellationToken cancellationToken = default);

    /// <summary>Whether this is the application's secret.</summary>
    ValueTask<bool> ValidateClientSecretAsync(object application, string secret, CancellationToken cancellationToken = default);
}
