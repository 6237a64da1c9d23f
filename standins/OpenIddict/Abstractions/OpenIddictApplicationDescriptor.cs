using System.Text.Json;

namespace OpenIddict.Abstractions;

/// <summary>What is known about a registered client application.</summary>
public class OpenIddictApplicationDescriptor
{
    /// <summary><see cref="OpenIddictConstants.ApplicationTypes"/>.</summary>
    public string? ApplicationType { get; set; }

    /// <summary>The OAuth <c>client_id</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The secret: in the clear when an application is created, hashed when it was read.</summary>
    public string? ClientSecret { get; set; }

    /// <summary><see cref="OpenIddictConstants.ClientTypes"/>.</summary>
    public string? ClientType { get; set; }

    /// <summary><see cref="OpenIddictConstants.ConsentTypes"/>.</summary>
    public string? ConsentType { get; set; }

    /// <summary>The name that people see.</summary>
    public string? DisplayName { get; set; }

    /// <summary><see cref="OpenIddictConstants.Permissions"/>.</summary>
    public HashSet<string> Permissions { get; } = new(StringComparer.Ordinal);

    /// <summary>Where browsers may be sent after signing out.</summary>
    public HashSet<Uri> PostLogoutRedirectUris { get; } = [];

    /// <summary>Where codes may be sent, letter by letter.</summary>
    public HashSet<Uri> RedirectUris { get; } = [];

    /// <summary><see cref="OpenIddictConstants.Requirements"/>.</summary>
    public HashSet<string> Requirements { get; } = new(StringComparer.Ordinal);

    /// <summary>Whatever else the product keeps with the application.</summary>
    public Dictionary<string, JsonElement> Properties { get; } = new(StringComparer.Ordinal);
}
