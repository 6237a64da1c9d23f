using System.Net.Http.Headers;
using System.Security.Cryptography;
using Credentialing.ServiceDefaults;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Servers;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace Credentialing.Tests.Integration.Records;

/// <summary>A service with nothing but people in it, run as a real one is: migrations, role, Kestrel, background work.</summary>
public sealed class RecordsService : IAsyncDisposable
{
    public const string Name = "records";
    private const string Issuer = "http://issuer.test/";

    private static readonly ECDsaSecurityKey s_key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    private readonly WebApplication _app;
    private readonly Task _run;

    private RecordsService(WebApplication app, Task run, string owner, LogLines logs) => (_app, _run, Owner, Logs) = (app, run, owner, logs);

    public static string MasterKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public string Owner { get; }

    public LogLines Logs { get; }

    public IServiceProvider Services => _app.Services;

    public TimeProvider Clock => Services.GetRequiredService<TimeProvider>();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Makes a database and runs a service on it.</summary>
    public static async Task<RecordsService> StartAsync(
        ServersFixture servers, Action<IEndpointRouteBuilder>? routes = null, Action<WebApplicationBuilder>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var owner = await servers.CreateDatabaseAsync();
        await using (var db = new RecordsDb(new DbContextOptionsBuilder<RecordsDb>().UseNpgsql(owner).Options, new Tenant(), TimeProvider.System))
        {
            await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }

        return await StartOnAsync(owner, servers, routes, configure, settings);
    }

    /// <summary>Runs a service, or another copy of it, on a database that has its tables.</summary>
    public static async Task<RecordsService> StartOnAsync(
        string owner, ServersFixture servers, Action<IEndpointRouteBuilder>? routes = null, Action<WebApplicationBuilder>? configure = null, Dictionary<string, string?>? settings = null)
    {
        var logs = new LogLines();
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:records"] = owner,
            ["ConnectionStrings:rabbitmq"] = servers.RabbitConnectionString,
            ["Identity:Issuer"] = Issuer,
            ["Encryption:MasterKey"] = MasterKey,
            ["HTTP_PORT"] = "0",
            ["Database:MaxPoolSize"] = "20",
            ["Audit:SealEvery"] = "00:00:00.05",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddService<RecordsDb>(Name);
        builder.Services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
        {
            options.ConfigurationManager = null;
            options.Configuration = new OpenIdConnectConfiguration();
            options.TokenValidationParameters.IssuerSigningKey = s_key;
        });
        builder.Logging.AddProvider(logs);
        configure?.Invoke(builder);
        var app = builder.Build();
        var run = app.RunServiceAsync<RecordsDb>(map => routes?.Invoke(map));
        var started = new TaskCompletionSource();
        await using var registration = app.Lifetime.ApplicationStarted.Register(started.SetResult);
        if (await Task.WhenAny(run, started.Task) == run)
        {
            await run;
        }

        return new RecordsService(app, run, owner, logs);
    }

    /// <summary>A client of the API with these roles.</summary>
    public HttpClient As(params string[] roles)
    {
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer, Audience = "credentialing", TokenType = "at+jwt",
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "tester", ["name"] = "Test Person", ["role"] = roles },
            SigningCredentials = new SigningCredentials(s_key, SecurityAlgorithms.EcdsaSha256),
        });
        return new HttpClient { BaseAddress = Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
    }

    /// <summary>Works in a scope of its own, as a job does.</summary>
    public async Task<T> InScopeAsync<T>(Func<RecordsDb, IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RecordsDb>();
        db.Tenant.SeeAll();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(db, scope.ServiceProvider);
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>Runs SQL as the owner, who may do everything.</summary>
    public Task<object?> AsOwnerAsync(string sql) => ExecuteAsync(Owner, sql);

    /// <summary>Runs SQL as the service's role.</summary>
    public Task<object?> AsServiceAsync(string sql) => ExecuteAsync(Services.GetRequiredService<ServiceDatabase>().AppConnectionString, sql);

    public async ValueTask DisposeAsync()
    {
        _app.Lifetime.StopApplication();
        await _run;
        await _app.DisposeAsync();
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
