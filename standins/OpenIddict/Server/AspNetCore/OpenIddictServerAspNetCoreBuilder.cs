using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Composes the ASP.NET Core host of the authorization server.</summary>
public sealed class OpenIddictServerAspNetCoreBuilder(IServiceCollection services)
{
    /// <summary>The services being composed.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Changes the options.</summary>
    public OpenIddictServerAspNetCoreBuilder Configure(Action<OpenIddictServerAspNetCoreOptions> configuration)
    {
        Services.Configure(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, configuration);
        return this;
    }

    /// <summary>Serves plain HTTP too: something in front of this server ends TLS.</summary>
    public OpenIddictServerAspNetCoreBuilder DisableTransportSecurityRequirement() =>
        Configure(options => options.DisableTransportSecurityRequirement = true);

    /// <summary>Hands an authorization request to the product once it has been checked.</summary>
    public OpenIddictServerAspNetCoreBuilder EnableAuthorizationEndpointPassthrough() =>
        Configure(options => options.EnableAuthorizationEndpointPassthrough = true);

    /// <summary>Hands an end session request to the product once it has been checked.</summary>
    public OpenIddictServerAspNetCoreBuilder EnableEndSessionEndpointPassthrough() =>
        Configure(options => options.EnableEndSessionEndpointPassthrough = true);

    /// <summary>Hands a userinfo request to the product once its token has been checked.</summary>
    public OpenIddictServerAspNetCoreBuilder EnableUserInfoEndpointPassthrough() =>
        Configure(options => options.EnableUserInfoEndpointPassthrough = true);

    /// <summary>Hands a token request to the product once it has been checked.</summary>
    public OpenIddictServerAspNetCoreBuilder EnableTokenEndpointPassthrough() =>
        Configure(options => options.EnableTokenEndpointPassthrough = true);
}

/// <summary>Adds the ASP.NET Core host.</summary>
public static class OpenIddictServerAspNetCoreExtensions
{
    /// <summary>Adds the ASP.NET Core host: an authentication scheme that answers the server's endpoints.</summary>
    public static OpenIddictServerAspNetCoreBuilder UseAspNetCore(this OpenIddictServerBuilder builder)
    {
        builder.Services.TryAddScoped<ClientAuthentication>();
        builder.Services.TryAddScoped<ServerEvents>();
        builder.Services.TryAddScoped<TokenWriter>();
        builder.Services.TryAddScoped<TokenReader>();
        builder.Services.TryAddScoped<AuthorizationEndpoint>();
        builder.Services.TryAddScoped<EndSessionEndpoint>();
        builder.Services.TryAddScoped<TokenEndpoint>();
        builder.Services.TryAddScoped<TokenInquiries>();
        builder.Services.AddAuthentication()
            .AddScheme<OpenIddictServerAspNetCoreOptions, OpenIddictServerAspNetCoreHandler>(
                OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, configureOptions: null);
        return new OpenIddictServerAspNetCoreBuilder(builder.Services);
    }
}
