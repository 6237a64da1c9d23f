using Credentialing.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.ServiceDefaults.Security;

/// <summary>
/// Everyone validates Identity's tokens for themselves, also behind the gateway, and asks Identity per request for nothing:
/// its public keys are known, and so is which sessions and accounts have ended. Tokens live by the real clock: a rehearsal must not sign everybody out.
/// </summary>
public static class Authentication
{
    /// <summary>The audience of every access token of this system.</summary>
    public const string Audience = "credentialing";

    /// <summary>Validates tokens of <c>Identity:Issuer</c>, and denies by default.</summary>
    /// <param name="builder">The service.</param>
    public static void AddTokenValidation(this IHostApplicationBuilder builder)
    {
        var issuer = builder.Configuration["Identity:Issuer"] ?? throw new InvalidOperationException("Identity:Issuer is missing: set Identity__Issuer to the gateway's address.");
        var identity = builder.Configuration["services:identity:http:0"] ?? issuer;
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            options.RequireHttpsMetadata = false;
            options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{identity.TrimEnd('/')}/.well-known/jwks", new KeySetRetriever(issuer), new HttpDocumentRetriever { RequireHttps = false })
            {
                RefreshInterval = TimeSpan.FromSeconds(5),

                // A key that Identity has retired is refused by its id for an hour; by then nobody has it any more.
                AutomaticRefreshInterval = TimeSpan.FromMinutes(30),
            };
            options.Events = new JwtBearerEvents { OnMessageReceived = SayThatKeysAreMissing, OnTokenValidated = RefuseWhatHasEnded };
            options.TokenValidationParameters = new TokenValidationParameters
            {
                // In a token the issuer is a URI in its normal form, which ends an address without a path with a slash.
                ValidIssuer = new Uri(issuer).AbsoluteUri,
                ValidAudience = Audience,
                ValidTypes = ["at+jwt"],

                // With the key that it names or none: a retired key must not pass by not being named.
                TryAllIssuerSigningKeys = false,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
                NameClaimType = "name",
                RoleClaimType = "role",
                ClockSkew = TimeSpan.FromSeconds(30),
            };
        });
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(IsNoRoute).Build());
        builder.Services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        builder.Services.AddSingleton<EndedAccess>();
        builder.Services.TryAddSingleton<IEndedAccessSource, AskIdentity>();
        builder.Services.AddHostedService<EndedAccessSync>();
    }

    // Before its time is over: whoever was shut out must not go on for ten minutes, a removed service account not for an hour.
    private static Task RefuseWhatHasEnded(TokenValidatedContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<EndedAccess>().Covers(context.Principal!, (context.SecurityToken as JsonWebToken)?.Kid))
        {
            context.Fail("What the token was issued for has ended.");
        }

        return Task.CompletedTask;
    }

    // Without Identity's keys nobody knows whether the token is good; that is not the caller's fault. Asked before the check:
    // keys that arrive between a failed check and the look for its cause would make a good token a bad one.
    private static async Task SayThatKeysAreMissing(MessageReceivedContext context)
    {
        // What is open to everybody needs no key, and what is no token is not checked.
        if (context.Options.ConfigurationManager is not { } keys ||
            context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null ||
            !context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        try
        {
            await keys.GetConfigurationAsync(context.HttpContext.RequestAborted);
        }
        catch (InvalidOperationException missing)
        {
            throw new ProblemException(
                new Problem(503, "temporarily-unavailable", "Temporarily unavailable", "Tokens cannot be checked at the moment: try again."), missing);
        }
    }

    // A route that states no permission is closed to everybody. What is not a route at all (nothing there, another
    // method, another media type) only says so.
    private static bool IsNoRoute(AuthorizationHandlerContext context) =>
        (context.Resource as HttpContext)?.GetEndpoint() is not RouteEndpoint;

    private sealed class KeySetRetriever(string issuer) : IConfigurationRetriever<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
        {
            var keys = new JsonWebKeySet(await retriever.GetDocumentAsync(address, cancel));
            var configuration = new OpenIdConnectConfiguration { Issuer = issuer, JsonWebKeySet = keys };
            foreach (var key in keys.GetSigningKeys())
            {
                configuration.SigningKeys.Add(key);
            }

            return configuration;
        }
    }
}
