using System.Net.Http.Headers;
using System.Security.Cryptography;
using Credentialing.ServiceDefaults;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Security;
using Credentialing.Tests.Integration.Messaging.Contracts.Events.V1;
using Credentialing.Tests.Integration.Servers;
using MassTransit;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>The small service with everything that a real one has, HTTP included; its name is its own, and so are its queues.</summary>
internal sealed class MessagingHost : IAsyncDisposable
{
    private const string Issuer = "http://issuer.test/";
    private static readonly ECDsaSecurityKey s_key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    private readonly WebApplication _app;
    private readonly Task _run;

    private MessagingHost(WebApplication app, Task run, string name) => (_app, _run, Name) = (app, run, name);

    public string Name { get; }

    public Bench Bench => _app.Services.GetRequiredService<Bench>();

    public static async Task<MessagingHost> StartAsync(ServersFixture servers)
    {
        var name = $"http{Guid.CreateVersion7():N}"[..24];
        var owner = await servers.CreateDatabaseAsync();
        await TestService.PrepareAsync(name, owner);
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"ConnectionStrings:{name}"] = owner,
            ["ConnectionStrings:rabbitmq"] = servers.RabbitConnectionString,
            ["Identity:Issuer"] = Issuer,
            ["Encryption:MasterKey"] = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)),
            ["HTTP_PORT"] = "0",
            ["Database:MaxPoolSize"] = "12",
        });
        builder.AddService<CounterDb>(name);
        builder.Services.AddSingleton(new Bench());
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            options.ConfigurationManager = null;
            options.Configuration = new OpenIdConnectConfiguration();
            options.TokenValidationParameters.IssuerSigningKey = s_key;
        });
        var app = builder.Build();
        var run = app.RunServiceAsync<CounterDb>(Map);
        var started = new TaskCompletionSource();
        await using var registration = app.Lifetime.ApplicationStarted.Register(started.SetResult);
        if (await Task.WhenAny(run, started.Task) == run)
        {
            await run;
        }

        // An event that only other queues take is published all the same, and not again for ours.
        await app.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        return new MessagingHost(app, run, name);
    }

    public HttpClient As(params string[] roles)
    {
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = "credentialing", TokenType = "at+jwt",
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "tester", ["name"] = "Test Person", ["role"] = roles },
            SigningCredentials = new SigningCredentials(s_key, SecurityAlgorithms.EcdsaSha256),
        });
        var address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new HttpClient { BaseAddress = new Uri(address), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    public async Task<T> UseAsync<T>(Func<CounterDb, Task<T>> use)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CounterDb>();
        db.Tenant.SeeAll();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await use(db);
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>What fails stays in the queue of failed messages.</summary>
    public Task StopFilingAsync() => _app.Services.GetServices<IHostedService>().OfType<FailedMessageFiler>().Single().StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        _app.Lifetime.StopApplication();
        await _run;
        await _app.DisposeAsync();
    }

    private static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/v1/counters/{kind}", async Task<Outcome<Guid>> (NumberKind kind, CounterDb db, CancellationToken cancellationToken) =>
    {
        var counter = new Counter();
        counter.Draw(kind);
        db.Add(counter);
        await db.SaveChangesAsync(cancellationToken);
        return counter.Id.Value;
    }).Needs(Credentialing.Identity.Contracts.Permissions.ProvidersWrite);
}
