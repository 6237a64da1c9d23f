using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Credentialing.Identity.Keys;

/// <summary>Adds the keys that sign tokens.</summary>
internal static class SigningKeyServices
{
    public static void AddSigningKeys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeyRing>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeyRing>());
        services.AddHostedService<KeepKeysFresh>();
    }
}
