using System.Net.Http.Headers;
using Credentialing.Documents;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Servers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Documents;

/// <summary>The Documents service, with a scanner that can be switched off.</summary>
public sealed class DocumentsHost(ServersFixture servers) : ServiceHost<DocumentsDb>(servers, "documents")
{
    /// <summary>The scanner that it asks.</summary>
    public FakeClamd Scanner { get; } = new();

    /// <summary>Calls the service as a provider of a client.</summary>
    public HttpClient AsProvider(Guid client, Guid provider)
    {
        var caller = Anonymous();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Identity.Token(["provider"], [client], "a-provider", provider));
        return caller;
    }

    /// <summary>A client that the service knows.</summary>
    public async Task<Guid> ClientAsync()
    {
        var client = Guid.CreateVersion7();
        await AsOwnerAsync(
            $"INSERT INTO known_clients (client_id, known_version, name, kind, state, states, specialties) VALUES ('{client}', 1, 'A practice', 'practice', 'active', '{{}}', '{{}}')");
        return client;
    }

    /// <summary>Runs a statement as the database's owner and answers its first value.</summary>
    public async Task<object?> AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Works within a scope of the service as its background work does.</summary>
    public async Task<T> WithinAsync<T>(Func<IServiceProvider, DocumentsDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DocumentsDb>();
        db.Tenant.SeeAll();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(scope.ServiceProvider, db);
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>Runs a job once, at a certain time.</summary>
    public Task RunAsync<TJob>(DateTimeOffset? at = null)
        where TJob : IScheduledJob => WithinAsync(async (services, db) =>
        {
            var job = at is { } then ? ActivatorUtilities.CreateInstance<TJob>(services, new At(then)) : services.GetRequiredService<TJob>();
            await job.RunAsync(default);
            return 0;
        });

    /// <summary>The events about a thing: names and bodies.</summary>
    public Task<(string Type, string Body)[]> EventsAsync(Guid about) => WithinAsync(async (_, db) =>
        (await db.Set<OutboxMessage>().AsNoTracking().Where(message => message.OrderingKey == about).OrderBy(message => message.Sequence).ToListAsync())
            .Select(message => (message.Type, System.Text.Encoding.UTF8.GetString(message.Body))).ToArray());

    /// <inheritdoc/>
    protected override void Configure(IWebHostBuilder host)
    {
        // The test server has no limits of its own, and says so at each request.
        host.ConfigureLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Routing", LogLevel.Error));
        host.UseSetting("ClamAv:Address", Scanner.Address);
        host.UseSetting("Documents:MaxBytes", "8000000");
        host.UseSetting("Documents:MaxExpandedBytes", "20000000");
        host.UseSetting("Documents:ClientBytes", "20000000");
    }

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

/// <summary>The classes that share the service.</summary>
[CollectionDefinition(Name)]
public sealed class SharedDocuments : ICollectionFixture<DocumentsHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "Documents";
}
