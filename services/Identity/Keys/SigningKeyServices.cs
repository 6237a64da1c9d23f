using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using OpenIddict.Server;

namespace Credentialing.Identity.Keys;

/// <summary>Adds the keys that sign tokens.</summary>
internal static class SigningKeyServices
{
    public static void AddSigningKeys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<SigningKeyStore>();
        services.AddSingleton<SigningKeyRing>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeyRing>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(provider => provider.GetRequiredService<SigningKeyRing>());
        services.AddHostedService<KeepKeysFresh>();

        // This service is asked for the keys by everybody else; itself it knows them.
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).PostConfigure<SigningKeyRing>((options, ring) =>
        {
            options.ConfigurationManager = null;
            options.TokenValidationParameters.IssuerSigningKeyResolver = (_, _, id, _) => ring.Keys.Where(key => key.KeyId == id);
        });
    }
}
