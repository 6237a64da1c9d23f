using Credentialing.Identity.Contracts;

namespace Credentialing.Identity.Tokens;

/// <summary>How tokens are issued: OpenIddict's settings, all in one place.</summary>
internal static class TokenServer
{
    /// <summary>The API that tokens are for (<c>aud</c>).</summary>
    public const string Audience = "credentialing";

    private const string TokenPath = "connect/token";
    private const string KeysPath = ".well-known/jwks";

    public static void AddTokenServer(this WebApplicationBuilder builder)
    {
        var issuer = new Uri(builder.Configuration["Identity:Issuer"] ?? throw new InvalidOperationException("Set Identity__Issuer to the gateway's public address."));
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>())
            .AddServer(server =>
            {
                // The public address comes first, since it is what discovery tells; this service's own is for its neighbours.
                server.SetIssuer(issuer)
                    .SetTokenEndpointUris(new Uri(issuer, TokenPath), new Uri(TokenPath, UriKind.Relative))
                    .SetJsonWebKeySetEndpointUris(new Uri(issuer, KeysPath), new Uri(KeysPath, UriKind.Relative))
                    .AllowClientCredentialsFlow()
                    .RegisterScopes([.. Scopes.All])
                    .SetAccessTokenLifetime(TimeSpan.FromHours(1));

                // Every service validates tokens for itself. Which scopes an account gets is decided with its roles.
                server.DisableAccessTokenEncryption().DisableTokenStorage().IgnoreScopePermissions();

                // Tokens live by the real clock: a rehearsal must not sign everybody out.
                server.Configure(options => options.TimeProvider = TimeProvider.System);

                // TLS ends at the gateway.
                server.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
            });
    }
}
