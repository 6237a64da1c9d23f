using System.Net.Http.Headers;
using System.Security.Cryptography;
using Credentialing.Gateway.Routing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Tests.Integration.Gateway;

/// <summary>The gateway on a real port, with stubs for services and a key that signs its tokens.</summary>
internal sealed class GatewayStack : IAsyncDisposable
{
    private const string Issuer = "http://gateway.test";
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<string, List<StubService>> services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);
    private GatewayProcess? process;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>The only copy of a service.</summary>
    public StubService this[string service] => services[service].Single();

    /// <summary>Starts Identity's stub, a stub per name (a name given twice has two copies), and the gateway.</summary>
    public static async Task<GatewayStack> StartAsync(string[] names, params (string Name, string Value)[] settings)
    {
        var stack = new GatewayStack();
        foreach (var name in names.Prepend("identity"))
        {
            stack.Add(await StubService.StartAsync(name));
        }

        stack["identity"].Answer("/.well-known/jwks", stack.KeySet());
        foreach (var (name, value) in settings)
        {
            stack.settings[name] = value;
        }

        stack.process = new GatewayProcess(stack.Configuration());
        stack.process.UseKestrel(0);
        stack.process.StartServer();
        stack.Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new UriBuilder(stack.process.ClientOptions.BaseAddress) { Host = "127.0.0.1" }.Uri,
        };
        return stack;
    }

    public IReadOnlyList<StubService> CopiesOf(string service) => services[service];

    /// <summary>A token as Identity makes them.</summary>
    public string Token(string[]? roles = null, string subject = "0199-tester", Action<SecurityTokenDescriptor>? change = null)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = "credentialing",
            TokenType = "at+jwt",
            Expires = TimeProvider.System.GetUtcNow().AddHours(1).UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = subject, ["role"] = roles ?? ["administrator"] },
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.EcdsaSha256),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler().CreateToken(descriptor);
    }

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? token = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, Token());

    /// <summary>Kills a service's copy; its address stays in the gateway's configuration.</summary>
    public static ValueTask StopAsync(StubService copy) => copy.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process!.DisposeAsync();
        foreach (var copy in services.Values.SelectMany(copies => copies))
        {
            await copy.DisposeAsync();
        }

        key.Dispose();
    }

    private void Add(StubService stub)
    {
        if (!services.TryGetValue(stub.Name, out var copies))
        {
            services.Add(stub.Name, copies = []);
        }

        copies.Add(stub);
    }

    private Dictionary<string, string> Configuration()
    {
        settings["Identity:Issuer"] = Issuer;
        foreach (var (name, copies) in services)
        {
            for (var copy = 0; copy < copies.Count; copy++)
            {
                settings[$"services:{name}:http:{copy}"] = copies[copy].Address.ToString();
            }
        }

        return settings;
    }

    private string KeySet()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return $$"""
            {"keys":[{"kty":"EC","use":"sig","alg":"ES256","kid":"one","crv":"P-256","x":"{{Base64UrlEncoder.Encode(point.X)}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"}]}
            """;
    }

    private sealed class GatewayProcess(Dictionary<string, string> settings) : WebApplicationFactory<GatewayRoute>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }
        }
    }
}
