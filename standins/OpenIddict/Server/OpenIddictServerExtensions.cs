using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the authorization server.</summary>
public static class OpenIddictServerExtensions
{
    /// <summary>Adds the authorization server.</summary>
    public static OpenIddictBuilder AddServer(this OpenIddictBuilder builder, Action<OpenIddictServerBuilder> configuration)
    {
        builder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIddictServerOptions>, OpenIddictServerConfiguration>());
        configuration(new OpenIddictServerBuilder(builder.Services));
        return builder;
    }
}
