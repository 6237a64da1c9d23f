using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says which database holds OpenIddict's tables.</summary>
public sealed class OpenIddictEntityFrameworkCoreBuilder(IServiceCollection services)
{
    /// <summary>The services being composed.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Keeps everything in this context, whose model calls <c>UseOpenIddict</c>.</summary>
    public OpenIddictEntityFrameworkCoreBuilder UseDbContext<TContext>()
        where TContext : DbContext
    {
        Services.AddScoped<IOpenIddictApplicationManager>(
            provider => new ApplicationManager(provider.GetRequiredService<TContext>()));
        Services.AddScoped<IOpenIddictAuthorizationManager>(
            provider => new AuthorizationManager(provider.GetRequiredService<TContext>()));
        Services.AddScoped(provider => new TokenManager(provider.GetRequiredService<TContext>()));
        Services.AddScoped<IOpenIddictTokenManager>(provider => provider.GetRequiredService<TokenManager>());
        return this;
    }
}

/// <summary>Keeps things with Entity Framework Core.</summary>
public static class OpenIddictEntityFrameworkCoreExtensions
{
    /// <summary>Keeps things with Entity Framework Core.</summary>
    public static OpenIddictEntityFrameworkCoreBuilder UseEntityFrameworkCore(this OpenIddictCoreBuilder builder) =>
        new(builder.Services);
}
