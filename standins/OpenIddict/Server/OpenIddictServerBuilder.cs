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

    /// <summary>Has the product do something at a moment of the server's.</summary>
    public OpenIddictServerBuilder AddEventHandler<TContext>(Action<OpenIddictServerHandlerDescriptor.Builder<TContext>> configuration)
        where TContext : OpenIddictServerEvents.BaseContext
    {
        var builder = new OpenIddictServerHandlerDescriptor.Builder<TContext>();
        configuration(builder);
        var handler = builder.Build();
        Services.Add(handler.ServiceDescriptor);
        return Configure(options => options.Handlers.Add(handler));
    }

    /// <summary>Serves the authorization code grant (RFC 6749 section 4.1), with S256 as the only proof (RFC 7636 section 4.2).</summary>
    public OpenIddictServerBuilder AllowAuthorizationCodeFlow() => Configure(options =>
    {
        options.GrantTypes.Add(GrantTypes.AuthorizationCode);
        options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
    });

    /// <summary>Serves the client credentials grant (RFC 6749 section 4.4).</summary>
    public OpenIddictServerBuilder AllowClientCredentialsFlow() =>
        Configure(options => options.GrantTypes.Add(GrantTypes.ClientCredentials));

    /// <summary>Serves the refresh token grant (RFC 6749 section 6): each is used once and exchanged for the next.</summary>
    public OpenIddictServerBuilder AllowRefreshTokenFlow() =>
        Configure(options => options.GrantTypes.Add(GrantTypes.RefreshToken));

    /// <summary>Signs access tokens without encrypting them.</summary>
    public OpenIddictServerBuilder DisableAccessTokenEncryption() =>
        Configure(options => options.DisableAccessTokenEncryption = true);

    /// <summary>Leaves it to the product which scopes an application gets.</summary>
    public OpenIddictServerBuilder IgnoreScopePermissions() => Configure(options => options.IgnoreScopePermissions = true);

    /// <summary>Says which scopes exist.</summary>
    public OpenIddictServerBuilder RegisterScopes(params string[] scopes) =>
        Configure(options => options.Scopes.UnionWith(scopes));

    /// <summary>Refuses a code without a proof key, whichever client asks.</summary>
    public OpenIddictServerBuilder RequireProofKeyForCodeExchange() => Configure(options => options.RequireProofKeyForCodeExchange = true);

    /// <summary>Says how long an access token lasts.</summary>
    public OpenIddictServerBuilder SetAccessTokenLifetime(TimeSpan? lifetime) =>
        Configure(options => options.AccessTokenLifetime = lifetime);

    /// <summary>Says how long a code may be redeemed.</summary>
    public OpenIddictServerBuilder SetAuthorizationCodeLifetime(TimeSpan? lifetime) =>
        Configure(options => options.AuthorizationCodeLifetime = lifetime);

    /// <summary>Says how long an identity token lasts.</summary>
    public OpenIddictServerBuilder SetIdentityTokenLifetime(TimeSpan? lifetime) =>
        Configure(options => options.IdentityTokenLifetime = lifetime);

    /// <summary>Says how long a refresh token lasts unless it is used before.</summary>
    public OpenIddictServerBuilder SetRefreshTokenLifetime(TimeSpan? lifetime) =>
        Configure(options => options.RefreshTokenLifetime = lifetime);

    /// <summary>Says how long a used refresh token may be used once more; null for never.</summary>
    public OpenIddictServerBuilder SetRefreshTokenReuseLeeway(TimeSpan? leeway) =>
        Configure(options => options.RefreshTokenReuseLeeway = leeway);

    /// <summary>Says who issues the tokens.</summary>
    public OpenIddictServerBuilder SetIssuer(Uri uri) => Configure(options => options.Issuer = uri);

    /// <summary>Says where the public keys are: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetJsonWebKeySetEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.JsonWebKeySetEndpointUris, uris));

    /// <summary>Says where tokens are asked for: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetTokenEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.TokenEndpointUris, uris));

    /// <summary>Says where people are sent to sign in: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetAuthorizationEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.AuthorizationEndpointUris, uris));

    /// <summary>Says where people are sent to sign out: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetEndSessionEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.EndSessionEndpointUris, uris));

    /// <summary>Says where clients ask what a token is worth: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetIntrospectionEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.IntrospectionEndpointUris, uris));

    /// <summary>Says where clients give tokens back: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetRevocationEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.RevocationEndpointUris, uris));

    /// <summary>Says where clients ask who has signed in: relative to the server, or absolute.</summary>
    public OpenIddictServerBuilder SetUserInfoEndpointUris(params Uri[] uris) =>
        Configure(options => Replace(options.UserInfoEndpointUris, uris));

    private static void Replace(List<Uri> list, Uri[] uris)
    {
        list.Clear();
        list.AddRange(uris);
    }
}
