using Credentialing.Identity.Contracts;
using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Jobs;
using OpenIdScopes = OpenIddict.Abstractions.OpenIddictConstants.Scopes;

namespace Credentialing.Identity.Tokens;

/// <summary>How tokens are issued: OpenIddict's settings, all in one place.</summary>
internal static class TokenServer
{
    /// <summary>The API that tokens are for (<c>aud</c>).</summary>
    public const string Audience = "credentialing";

    public static void AddTokenServer(this WebApplicationBuilder builder)
    {
        var issuer = new Uri(builder.Configuration["Identity:Issuer"] ?? throw new InvalidOperationException("Set Identity__Issuer to the gateway's public address."));
        builder.Services.AddOpenIddict()
            .AddCore(core => core.UseEntityFrameworkCore().UseDbContext<IdentityDb>())
            .AddServer(server =>
            {
                server.SetIssuer(issuer)
                    .SetAuthorizationEndpointUris(At("connect/authorize"))
                    .SetTokenEndpointUris(At("connect/token"))
                    .SetUserInfoEndpointUris(At("connect/userinfo"))
                    .SetEndSessionEndpointUris(At("connect/endsession"))
                    .SetIntrospectionEndpointUris(At("connect/introspect"))
                    .SetRevocationEndpointUris(At("connect/revoke"))
                    .SetJsonWebKeySetEndpointUris(At(".well-known/jwks"))
                    .RegisterScopes([.. Scopes.All, OpenIdScopes.Profile, OpenIdScopes.Email]);

                server.AllowClientCredentialsFlow().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowRefreshTokenFlow();

                // A service account's; a person's are shorter (PersonPrincipal).
                server.SetAccessTokenLifetime(TimeSpan.FromHours(1))
                    .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
                    .SetIdentityTokenLifetime(PersonPrincipal.AccessTokenLifetime)
                    .SetRefreshTokenLifetime(Session.Idle);

                // A refresh token that comes twice was stolen, or its answer was lost: either way all that came of that sign-in ends.
                server.SetRefreshTokenReuseLeeway(null);
                EndTokens.AddTo(server);

                // Every service validates tokens for itself. Which scopes an account gets is decided with its roles.
                server.DisableAccessTokenEncryption().IgnoreScopePermissions();

                // Tokens live by the real clock: a rehearsal must not sign everybody out.
                server.Configure(options => options.TimeProvider = TimeProvider.System);

                // TLS ends at the gateway.
                server.UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough()
                    .EnableUserInfoEndpointPassthrough().EnableEndSessionEndpointPassthrough()
                    .DisableTransportSecurityRequirement();
            });
        builder.Services.AddScoped<WebClient>();
        builder.AddJob<PruneTokens>("prune-tokens", JobSchedule.Every(TimeSpan.FromMinutes(15)));

        // The public address comes first, since it is what discovery tells; this service's own is for its neighbours.
        Uri[] At(string path) => [new(issuer, path), new(path, UriKind.Relative)];
    }
}
