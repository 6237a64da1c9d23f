using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace OpenIddict.Server;

/// <summary>How the authorization server behaves.</summary>
public sealed class OpenIddictServerOptions
{
    /// <summary>Who issues the tokens (<c>iss</c>).</summary>
    public Uri? Issuer { get; set; }

    /// <summary>Keys that protect tokens only this server reads. At least one.</summary>
    public List<EncryptingCredentials> EncryptionCredentials { get; } = [];

    /// <summary>The first signs; all are published.</summary>
    public List<SigningCredentials> SigningCredentials { get; } = [];

    /// <summary>What the product does at moments of the server's.</summary>
    public List<OpenIddictServerHandlerDescriptor> Handlers { get; } = [];

    /// <summary>Where people are sent to sign in.</summary>
    public List<Uri> AuthorizationEndpointUris { get; } = [];

    /// <summary>Where discovery answers; the first is the one that is told.</summary>
    public List<Uri> ConfigurationEndpointUris { get; } =
    [
        new(".well-known/openid-configuration", UriKind.Relative),
        new(".well-known/oauth-authorization-server", UriKind.Relative),
    ];

    /// <summary>Where people are sent to sign out.</summary>
    public List<Uri> EndSessionEndpointUris { get; } = [];

    /// <summary>Where clients ask what a token is worth.</summary>
    public List<Uri> IntrospectionEndpointUris { get; } = [];

    /// <summary>Where the public keys are.</summary>
    public List<Uri> JsonWebKeySetEndpointUris { get; } = [new(".well-known/jwks", UriKind.Relative)];

    /// <summary>Where clients give tokens back.</summary>
    public List<Uri> RevocationEndpointUris { get; } = [];

    /// <summary>Where tokens are asked for.</summary>
    public List<Uri> TokenEndpointUris { get; } = [];

    /// <summary>Where clients ask who has signed in.</summary>
    public List<Uri> UserInfoEndpointUris { get; } = [];

    /// <summary>How long an access token lasts: an hour unless said otherwise.</summary>
    public TimeSpan? AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a code may be redeemed: five minutes unless said otherwise.</summary>
    public TimeSpan? AuthorizationCodeLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long an identity token lasts: twenty minutes unless said otherwise.</summary>
    public TimeSpan? IdentityTokenLifetime { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>How long a refresh token lasts unless it is used before: fourteen days unless said otherwise.</summary>
    public TimeSpan? RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>How long a used refresh token may be used once more; null where never.</summary>
    public TimeSpan? RefreshTokenReuseLeeway { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether every code needs a proof key.</summary>
    public bool RequireProofKeyForCodeExchange { get; set; }

    /// <summary>Ways to prove that a code is redeemed by who asked for it.</summary>
    public HashSet<string> CodeChallengeMethods { get; } = new(StringComparer.Ordinal);

    /// <summary>Access tokens are signed only, so that APIs can read them.</summary>
    public bool DisableAccessTokenEncryption { get; set; }

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
