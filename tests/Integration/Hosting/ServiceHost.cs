using System.Net.Http.Headers;
using System.Security.Cryptography;
using Credentialing.Identity.Contracts;
using Credentialing.Tests.Integration.Servers;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Npgsql;
using Xunit;

namespace Credentialing.Tests.Integration.Hosting;

/// <summary>
/// One service with a fresh database of its own on the shared servers. Its queues live in a virtual host's name space
/// shared with other classes, so two classes never host the same service with consumers at once.
/// </summary>
/// <typeparam name="TEntry">Any public type of the service.</typeparam>
public abstract class ServiceHost<TEntry>(ServersFixture servers, string name) : IAsyncLifetime
    where TEntry : class
{
    private readonly string _masterKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly List<WebApplicationFactory<TEntry>> _copies = [];
    private WebApplicationFactory<TEntry>? _factory;

    /// <summary>Signs tokens that the service accepts.</summary>
    public TestIdentity Identity { get; } = new();

    /// <summary>The owner's connection string.</summary>
    public string Database { get; private set; } = "";

    /// <summary>What runs inside the service.</summary>
    public IServiceProvider Services => Factory.Services;

    private WebApplicationFactory<TEntry> Factory => _factory ?? throw new InvalidOperationException("The host has not started.");

    /// <summary>Calls the service without a token.</summary>
    public HttpClient Anonymous() => Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    /// <summary>Calls the service as somebody.</summary>
    public HttpClient As(string role, params Guid[] clients) => As(role, "test-account", clients);

    /// <summary>Calls the service as a certain account.</summary>
    public HttpClient As(string role, string subject, Guid[] clients)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Identity.Token([role], clients, subject));
        return client;
    }

    /// <summary>Asks the service over gRPC, as another of our services does.</summary>
    public CallInvoker AsService()
    {
        var server = Factory.Server;
        var handler = new BearerHandler(Identity.Token([Roles.Service], subject: "test-service")) { InnerHandler = server.CreateHandler() };
        return GrpcChannel.ForAddress(server.BaseAddress, new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true }).CreateCallInvoker();
    }

    private sealed class BearerHandler(string token) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return base.SendAsync(request, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Database = await servers.CreateDatabaseAsync();
        _factory = Start();
    }

    /// <summary>Stops the service, whatever it is doing, and starts it again on the same database.</summary>
    /// <param name="copies">In how many copies; the first of them is asked.</param>
    public async Task RestartAsync(int copies = 1)
    {
        await Factory.DisposeAsync();
        _factory = Start();
        for (var copy = 1; copy < copies; copy++)
        {
            _copies.Add(Start());
        }
    }

    private WebApplicationFactory<TEntry> Start()
    {
        var factory = new WebApplicationFactory<TEntry>().WithWebHostBuilder(host =>
        {
            host.UseSetting($"ConnectionStrings:{name}", new NpgsqlConnectionStringBuilder(Database) { MaxPoolSize = 20 }.ConnectionString);
            host.UseSetting("ConnectionStrings:rabbitmq", servers.RabbitConnectionString);
            host.UseSetting("Identity:Issuer", TestIdentity.Issuer);
            host.UseSetting("services:identity:http:0", Identity.Address);
            host.UseSetting("Encryption:MasterKey", _masterKey);
            host.UseSetting("Service:Secret", "a secret of the tests");
            Configure(host);
        });
        using var started = factory.CreateClient();
        return factory;
    }

    /// <summary>Further settings of the service.</summary>
    /// <param name="host">The service's host.</param>
    protected virtual void Configure(IWebHostBuilder host)
    {
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var copy in _copies)
        {
            await copy.DisposeAsync();
        }

        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        await Identity.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
