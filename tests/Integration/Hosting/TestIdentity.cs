using System.Security.Cryptography;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Tests.Integration.Hosting;

/// <summary>Publishes a key set as Identity does, and signs tokens with it for whoever a test wants to be.</summary>
public sealed class TestIdentity : IAsyncDisposable
{
    /// <summary>The issuer in the tokens.</summary>
    public const string Issuer = "http://gateway.test";

    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };
    private readonly WebApplication _app;

    /// <summary>Starts on a free port.</summary>
    public TestIdentity()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(_key.ECDsa.ExportParameters(false))) { KeyId = "test" });
        _app.MapGet("/.well-known/jwks", () => Results.Json(new { keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = "test", alg = "ES256", use = "sig" } } }));

        // What a service under test asks others with.
        _app.MapPost("/connect/token", () => Results.Json(new { access_token = Token([Roles.Service], subject: "test-service"), token_type = "Bearer", expires_in = 3600 }));
        _app.Start();
    }

    /// <summary>Where the key set is published.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>A valid access token.</summary>
    /// <param name="roles">The account's roles.</param>
    /// <param name="clients">The clients that it is bound to.</param>
    /// <param name="subject">The account.</param>
    /// <param name="provider">The provider that the account is.</param>
    public string Token(string[] roles, Guid[]? clients = null, string subject = "test-account", Guid? provider = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["sub"] = subject,
            ["client_id"] = subject,
            ["name"] = "A test account",
            ["role"] = roles,
            ["client_ids"] = (clients ?? []).Select(client => client.ToString()).ToArray(),
        };
        if (provider is { } self)
        {
            claims["provider_id"] = self.ToString();
        }

        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = new Uri(Issuer).AbsoluteUri,
            Audience = Authentication.Audience,
            TokenType = "at+jwt",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddMinutes(60),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
            Claims = claims,
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.ECDsa.Dispose();
    }
}
