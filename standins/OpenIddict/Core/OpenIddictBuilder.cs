namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Where the parts of OpenIddict are added.</summary>
public sealed class OpenIddictBuilder(IServiceCollection services)
{
    /// <summary>The services being composed.</summary>
    public IServiceCollection Services { get; } = services;
}

/// <summary>Starts the registration.</summary>
public static class OpenIddictExtensions
{
    /// <summary>Adds OpenIddict.</summary>
    public static OpenIddictBuilder AddOpenIddict(this IServiceCollection services) => new(services);
}

/// <summary>Where applications and tokens are kept.</summary>
public sealed class OpenIddictCoreBuilder(IServiceCollection services)
{
    /// <summary>The services being composed.</summary>
    public IServiceCollection Services { get; } = services;
}

/// <summary>Adds the core.</summary>
public static class OpenIddictCoreExtensions
{
    /// <summary>Adds the managers and where they keep things.</summary>
    public static OpenIddictBuilder AddCore(this OpenIddictBuilder builder, Action<OpenIddictCoreBuilder> configuration)
    {
        configuration(new OpenIddictCoreBuilder(builder.Services));
        return builder;
    }
}
