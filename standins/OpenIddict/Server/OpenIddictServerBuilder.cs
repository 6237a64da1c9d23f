using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Composes the authorization server.</summary>
public sealed class OpenIddictServerBuilder(IServiceCollection services)
{
    /// <summary>The services being composed.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Changes the options.</summary>
    public OpenIddictServerBuilder Configure(Action<OpenIddictServerOptions> configuration)
    {
        Services.Configure(configuration);
        return this;
    }

    /// <summary>Serves the client credentials grant (RFC 6749 section 4.4).</summary>
    public OpenIddictServerBuilder AllowClientCredentialsFlow() =>
        Configure(options => options.GrantTypes.Add(GrantTypes.ClientCredentials));

    /// <summary>Signs access tokens without encrypting them.</summary>
    public OpenIddictServerBuilder DisableAccessTokenEncryption() =>
        Configure(options => options.DisableAccessTokenEncryption = true);

    /// <summary>Keeps no row for a token.</summary>
    public OpenIddictServerBuilder DisableTokenStorage() => Configure(options => options.DisableTokenStorage = true);

    /// <summary>Leaves it to the product which scopes an application gets.</summary>
    public OpenIddictServerBuilder IgnoreScopePermissions() => Configure(options => options.IgnoreScopePermissions = true);

    /// <summary>Says which scopes exist.</summary>
    public OpenIddictServerBuilder RegisterScopes(params string[] scopes) =>
        Configure(options => options.Scopes.UnionWith(scopes));

    /// <summary>Says how long an access token lasts.</summary>
    public OpenIddictServerBuilder SetAccessTokenLifetime(TimeSpan? lifetime) =>
        Configure(options => options.AccessTokenLifetime = lifetime);

    /// <summary>Says who issues the tokens.</summary>
    public OpenIddictServerBuilder SetIssuer(Uri uri) => Configure(options => options.Issuer = uri);

    /// <summary>Says where the public keys are: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetJsonWebKeySetEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.JsonWebKeySetEndpointUris, uris));

    /// <summary>Says where tokens are asked for: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetTokenEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.TokenEndpointUris, uris));

    private static void Replace(List<Uri> list, Uri[] uris)
    {
        list.Clear();
        list.AddRange(uris);
    }
}
