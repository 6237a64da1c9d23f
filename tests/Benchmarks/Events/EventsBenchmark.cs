using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.RateLimiting;
using Credentialing.NativeServers;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Benchmarks.Contracts.Events.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Credentialing.Tests.Benchmarks.Events;

/// <summary>
/// From commit to consumed: state and event in one transaction, outbox, quorum queue, inbox, and a row that the consumer
/// writes; servers with their default durability, all on this machine. Events that come in swarms are consumed in swarms, as
/// in the services.
/// </summary>
internal sealed class EventsBenchmark : IBenchmark
{
    private const string Service = "parcels";
    private const int Many = 20_000;
    private const int Together = 50;
    private const int PerSecond = 200;
    private const int Seconds = 15;

    public string Name => "events";

    public string What => "Events from commit to consumed, through outbox, quorum queue and inbox, beside raw confirmed publishes.";

    public async Task<IReadOnlyList<Result>> RunAsync()
    {
        var folder = Directory.CreateDirectory($"/var/tmp/credentialing-bench-{Environment.ProcessId}").FullName;
        await using var postgres = new PostgresServer(new() { Directory = folder + "/pg", LogFile = folder + "/pg.log", User = "postgres", Password = "bench", Durable = true });
        await using var rabbit = new RabbitServer(new() { Directory = folder + "/rabbit", LogFile = folder + "/rabbit.log", User = "bench", Password = "bench" });
        try
        {
            await Task.WhenAll(postgres.StartAsync(), rabbit.StartAsync());
            await postgres.CreateDatabaseAsync(Service);
            var raw = await RawAsync(rabbit.ConnectionString);
            using var host = await StartAsync(postgres.ConnectionString(Service), rabbit.ConnectionString);
            await WriteAsync(host, 3000, writers: 16, together: 1, Parcel.Send);
            await WriteAsync(host, 10_000, writers: 4, together: Together, Parcel.SendInBulk);
            ProcessorTime.Meter meter = new(("this process, both ends", Environment.ProcessId), ("database", postgres.ProcessId), ("broker", rabbit.ProcessId));
            var (commits, rate) = await WriteAsync(host, Many, writers: 16, together: 1, Parcel.Send);
            var oneByOne = meter.Lap(Many);
            var (_, singly) = await WriteAsync(host, Many, writers: 4, together: Together, Parcel.Send);
            meter.Lap(Many);
            var (_, pipeline) = await WriteAsync(host, Many, writers: 4, together: Together, Parcel.SendInBulk);
            var inBulk = meter.Lap(Many);
            var latencies = await LatenciesAsync(host);
            await host.StopAsync();
            return
            [
                new("raw confirmed publishes to a quorum queue, 512 in flight", $"{raw:N0}/s", ""),
                new("a transaction an event, 16 writers: commits, while consuming", $"{commits:N0}/s", ""),
                new("a transaction an event: first commit to last consumed", $"{rate:N0}/s", ""),
                .. oneByOne.Select(part => new Result($"a transaction an event: processor time of {part.Name}, per event", $"{part.Milliseconds:N2} ms", "")),
                new($"{Together} events a transaction, consumed in a transaction each: first commit to last consumed", $"{singly:N0}/s", ""),
                new($"{Together} events a transaction, consumed together, as a roster's are: first commit to last consumed", $"{pipeline:N0}/s", "≥ 2,000/s"),
                .. inBulk.Select(part => new Result($"{Together} events a transaction, consumed together: processor time of {part.Name}, per event", $"{part.Milliseconds:N2} ms", "")),
                new("ratio to raw", (pipeline / raw).ToString("N2", CultureInfo.InvariantCulture), ""),
                new($"commit to consumed at {PerSecond}/s, p50", $"{At(latencies, 0.50):N1} ms", ""),
                new($"commit to consumed at {PerSecond}/s, p99", $"{At(latencies, 0.99):N1} ms", "< 250 ms"),
            ];
        }
        finally
        {
            await rabbit.StopAsync();
            await postgres.StopAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double At(double[] sorted, double quantile) => sorted[(int)(quantile * (sorted.Length - 1))];

    private static async Task<(double Commits, double Rate)> WriteAsync(IHost host, int count, int writers, int together, Func<DateTimeOffset, Parcel> send)
    {
        var arrivals = host.Services.GetRequiredService<Arrivals>();
        var before = arrivals.At.Count;
        var left = count / together;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await SendAsync(host, together, send);
            }
        })));
        var committed = Stopwatch.GetElapsedTime(start);
        while (arrivals.At.Count < before + count)
        {
            await Task.Delay(5);
        }

        return (count / committed.TotalSeconds, count / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<double[]> LatenciesAsync(IHost host)
    {
        var arrivals = host.Services.GetRequiredService<Arrivals>();
        var sent = new ConcurrentDictionary<Guid, long>();
        var running = new List<Task>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < PerSecond * Seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(due);
            }

            running.Add(Task.Run(async () => sent[await SendAsync(host, together: 1, Parcel.Send)] = Stopwatch.GetTimestamp()));
        }

        await Task.WhenAll(running);
        while (!sent.Keys.All(arrivals.At.ContainsKey))
        {
            await Task.Delay(5);
        }

        // The event may be consumed before its writer has heard of the commit.
        return [.. sent.Select(one => Math.Max(0, Stopwatch.GetElapsedTime(one.Value, arrivals.At[one.Key]).TotalMilliseconds)).Order()];
    }

    private static async Task<Guid> SendAsync(IHost host, int together, Func<DateTimeOffset, Parcel> send)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParcelDb>();
        var parcels = Enumerable.Range(0, together).Select(_ => send(db.Clock.GetUtcNow())).ToArray();
        db.AddRange(parcels);
        await db.SaveChangesAsync();
        return parcels[^1].Id.Value;
    }

    private static async Task<IHost> StartAsync(string database, string rabbit)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"ConnectionStrings:{Service}"] = database, ["ConnectionStrings:rabbitmq"] = rabbit,
        });
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        var login = new ServiceDatabase(Service, builder.Configuration);
        builder.Services.AddSingleton(login).AddSingleton(TimeProvider.System).AddSingleton(new Arrivals()).AddScoped<Tenant>().AddScoped<AuditContext>();
        builder.Services.AddDbContext<ParcelDb>((services, options) => options.UseNpgsql(login.AppConnectionString)
            .AddInterceptors(new TenantTransactionInterceptor(), services.GetRequiredService<OutboxCommits>()));
        builder.Services.AddScoped<ServiceDb>(services => services.GetRequiredService<ParcelDb>());
        builder.AddMessaging(Service, Messaging.ConsumersOf(typeof(EventsBenchmark)));
        await using (var owner = new ParcelDb(new DbContextOptionsBuilder<ParcelDb>().UseNpgsql(database).Options, new Tenant(), TimeProvider.System))
        {
            await owner.Database.EnsureCreatedAsync();
            var grants = string.Join(";\n", Permissions.Of(owner.Model, login));
            await owner.Database.ExecuteSqlRawAsync(grants.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }

        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private static async Task<double> RawAsync(string rabbit)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(rabbit) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            true, true, new ConcurrencyLimiter(new() { PermitLimit = 512, QueueLimit = int.MaxValue })));
        await channel.QueueDeclareAsync(
            "raw", durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["x-queue-type"] = "quorum" });
        var body = Envelope.Of(Guid.CreateVersion7(), new ParcelSent(Guid.Empty, Guid.Empty, "onboarding", DateTimeOffset.UnixEpoch), DateTimeOffset.UnixEpoch);
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent };
        var start = Stopwatch.GetTimestamp();
        foreach (var chunk in Enumerable.Range(0, Many).Chunk(512))
        {
            await Task.WhenAll(chunk.Select(_ => channel.BasicPublishAsync("", "raw", mandatory: true, properties, body).AsTask()));
        }

        return Many / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
