using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace OpenIddict.Server;

/// <summary>How the authorization server behaves.</summary>
public sealed class OpenIddictServerOptions
{
    /// <summary>Who issues the tokens (<c>iss</c>).</summary>
    public Uri? Issuer { get; set; }

    /// <summary>Keys that protect tokens only this server reads. At least one, although none is issued with client credentials.</summary>
    public List<EncryptingCredentials> EncryptionCredentials { get; } = [];

    /// <summary>The first signs; all are published.</summary>
    public List<SigningCredentials> SigningCredentials { get; } = [];

    /// <summary>Where discovery answers; the first is the one that is told.</summary>
    public List<Uri> ConfigurationEndpointUris { get; } =
    [
        new(".well-known/openid-configuration", UriKind.Relative),
        new(".well-known/oauth-authorization-server", UriKind.Relative),
    ];

    /// <summary>Where the public keys are.</summary>
    public List<Uri> JsonWebKeySetEndpointUris { get; } = [new(".well-known/jwks", UriKind.Relative)];

    /// <summary>Where tokens are asked for.</summary>
    public List<Uri> TokenEndpointUris { get; } = [];

    /// <summary>How long an access token lasts: an hour unless said otherwise.</summary>
    public TimeSpan? AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Access tokens are signed only, so that APIs can read them.</summary>
    public bool DisableAccessTokenEncryption { get; set; }

    /// <summary>Access tokens leave no row behind.</summary>
    public bool DisableTokenStorage { get; set; }

    /// <summary>Which scopes an application gets is the product's to decide, not a list of permissions.</summary>
    public bool IgnoreScopePermissions { get; set; }

    /// <summary>Grants that are served.</summary>
    public HashSet<string> GrantTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Scopes that exist.</summary>
    public HashSet<string> Scopes { get; } = new(StringComparer.Ordinal);

    /// <summary>How clients may prove who they are.</summary>
    public HashSet<string> ClientAuthenticationMethods { get; } = new(StringComparer.Ordinal)
    {
        OpenIddictConstants.ClientAuthenticationMethods.ClientSecretBasic,
        OpenIddictConstants.ClientAuthenticationMethods.ClientSecretPost,
    };

    /// <summary>The clock by which tokens are issued.</summary>
    public TimeProvider? TimeProvider { get; set; }
}
