using System.Net.Http.Headers;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Identity.Contracts;
using Credentialing.Providers;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>The Providers service, beside sources and a document store that answer what a test says. Its queues have fixed names, so all classes that need it share this one.</summary>
public sealed class ProvidersHost(ServersFixture servers) : ServiceHost<ProvidersDb>(servers, "providers"), IAsyncLifetime
{
    private const string CaqhUser = "an-organization", CaqhPassword = "canary-password";

    private static int s_numbers;

    /// <summary>What answers for the NPI registry.</summary>
    public StubSource Registry { get; } = StubSource.Nppes();

    /// <summary>What answers for CAQH.</summary>
    public StubSource Caqh { get; } = StubSource.Caqh($"{CaqhUser}:{CaqhPassword}");

    /// <summary>What answers for Documents.</summary>
    public StubDocuments Documents { get; } = new();

    /// <summary>What the service logs.</summary>
    public LogLines Logs { get; } = new();

    /// <summary>An NPI that no other test has.</summary>
    public static string NewNpi()
    {
        var nine = $"1{Interlocked.Increment(ref s_numbers):D8}";
        return Enumerable.Range(0, 10).Select(last => $"{nine}{last}").Single(Credentialing.Providers.Identifiers.Npi.IsValid);
    }

    /// <summary>A client that the service knows.</summary>
    public async Task<Guid> ClientAsync(string kind = "practice")
    {
        var client = Guid.CreateVersion7();
        await PublishAsync(new ClientChanged(client, 1, "Harbor Family Practice", kind, "active", ["CT"], [], At, null, null));
        await Wait.UntilAsync("the client is known", () => ReadAsync(db => db.KnownClients.AnyAsync(known => known.ClientId == new ClientId(client))));
        return client;
    }

    /// <summary>Publishes an event of another service.</summary>
    public async Task PublishAsync<T>(T happened, Guid? messageId = null)
        where T : class
    {
        var bus = Services.GetRequiredService<IBusControl>();
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        await bus.Publish(happened, message => message.MessageId = messageId ?? Guid.CreateVersion7());
    }

    /// <summary>Calls the service as a provider.</summary>
    public HttpClient AsProvider(Guid client, Guid provider)
    {
        var caller = Anonymous();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Identity.Token([Roles.Provider], [client], provider: provider));
        return caller;
    }

    /// <summary>Reads the database as staff do.</summary>
    public async Task<T> ReadAsync<T>(Func<ProvidersDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProvidersDb>();
        db.Tenant.SeeAll();
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await read(db);
    }

    /// <summary>One value by raw SQL, as the owner of the database.</summary>
    public async Task<object?> AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Moves the service's clock.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var offset = (long)(Services.GetRequiredService<TimeProvider>().GetUtcNow() - TimeProvider.System.GetUtcNow() + by).TotalSeconds;
        using var moved = await As("administrator").SendAsync("PUT", "/internal/rehearsal/clock", $$"""{"offsetSeconds":{{offset}}}""");
        moved.EnsureSuccessStatusCode();
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Registry.DisposeAsync();
        await Caqh.DisposeAsync();
        await Documents.DisposeAsync();
    }

    /// <summary>A moment.</summary>
    public static DateTimeOffset At { get; } = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    protected override void Configure(IWebHostBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.UseSetting("Sources:Nppes:Address", Registry.Address);
        host.UseSetting("Sources:Caqh:Address", Caqh.Address);
        host.UseSetting("Sources:Caqh:OrganizationId", "1234");
        host.UseSetting("Sources:Caqh:User", CaqhUser);
        host.UseSetting("Sources:Caqh:Password", CaqhPassword);
        host.UseSetting("Sources:Deadline", "00:00:01.5");
        host.UseSetting("services:documents:grpc:0", Documents.Address);
        host.UseSetting("Rehearsal:Enabled", "true");
        host.ConfigureLogging(logging => logging.AddProvider(Logs));
    }
}

/// <summary>The classes that share the service.</summary>
[CollectionDefinition(Name)]
public sealed class SharedProviders : ICollectionFixture<ProvidersHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "Providers";
}
