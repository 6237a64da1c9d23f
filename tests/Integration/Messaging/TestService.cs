using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>A clock that a test moves; otherwise it runs.</summary>
public sealed class MovedClock : TimeProvider
{
    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}

/// <summary>A copy of a small service that has nothing but the messaging of every service.</summary>
public sealed class TestService : IAsyncDisposable
{
    /// <summary>Classes that share the events of these tests, and so hear each other's.</summary>
    public const string Collection = "messaging";

    private readonly IHost _host;

    private TestService(IHost host, Bench bench) => (_host, Bench) = (host, bench);

    public Bench Bench { get; }

    public IBusControl Bus => _host.Services.GetRequiredService<IBusControl>();

    /// <summary>Whether it ends, by itself or asked.</summary>
    public CancellationToken Stopping => _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    public MovedClock Clock => (MovedClock)_host.Services.GetRequiredService<TimeProvider>();

    /// <summary>Makes the database of a service, its tables and its role.</summary>
    public static async Task PrepareAsync(string service, string database)
    {
        var owner = DatabaseOf(service, database);
        var options = new DbContextOptionsBuilder<CounterDb>().UseNpgsql(database).Options;
        await using var db = new CounterDb(options, new Tenant(), TimeProvider.System);
        await db.Database.EnsureCreatedAsync();
        await db.Database.ExecuteSqlRawAsync(string.Join(";\n", ServiceDefaults.Persistence.Permissions.Of(db.Model, owner)).Replace("{", "{{").Replace("}", "}}"));
    }

    public static ServiceDatabase DatabaseOf(string service, string database) => new(service, Configuration(service, database, "amqp://nowhere"));

    /// <summary>Starts a copy.</summary>
    /// <param name="service">Its name.</param>
    /// <param name="database">The owner's connection string.</param>
    /// <param name="rabbit">The broker.</param>
    /// <param name="consumes">Whether it has consumers.</param>
    /// <param name="isBrokerThere">Then it is waited for until its queues are bound: what is published before goes to queues of other classes only.</param>
    public static async Task<TestService> StartAsync(string service, string database, string rabbit, bool consumes = true, bool isBrokerThere = true)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(Configuration(service, database, rabbit));
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
        var bench = new Bench();
        builder.Services.AddSingleton(bench);
        builder.Services.AddSingleton<TimeProvider>(new MovedClock());
        builder.Services.AddSingleton(new ServiceDatabase(service, builder.Configuration));
        builder.Services.AddScoped<Tenant>();
        builder.Services.AddScoped<AuditContext>();
        builder.Services.AddDbContext<CounterDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<ServiceDatabase>().AppConnectionString)
            .AddInterceptors(new TenantTransactionInterceptor(), services.GetRequiredService<OutboxCommits>()));
        builder.Services.AddScoped<ServiceDb>(services => services.GetRequiredService<CounterDb>());
        builder.AddMessaging(service, consumes ? ServiceDefaults.Messaging.Queues.Messaging.ConsumersOf(typeof(TestService)) : []);
        var host = builder.Build();
        await host.StartAsync();
        if (isBrokerThere)
        {
            await host.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        }

        return new TestService(host, bench);
    }

    public async Task<T> UseAsync<T>(Func<CounterDb, Task<T>> use)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CounterDb>();
        db.Tenant.SeeAll();
        return await use(db);
    }

    public Task PruneAsync() => _host.Services.GetServices<IHostedService>().OfType<ServiceDefaults.Messaging.Pruner>().Single().PruneAsync(CancellationToken.None);

    public Task<int> SaveAsync(Action<CounterDb> change) => UseAsync(db =>
    {
        change(db);
        return db.SaveChangesAsync();
    });

    public Task<int> CountAsync<T>(System.Linq.Expressions.Expression<Func<T, bool>> which)
        where T : class => UseAsync(db => db.Set<T>().CountAsync(which));

    /// <summary>Draws numbers one after another, each in its own transaction.</summary>
    public async Task<Guid> DrawAsync(int numbers)
    {
        var counter = new Counter();
        await UseAsync(async db =>
        {
            db.Counters.Add(counter);
            for (var i = 0; i < numbers; i++)
            {
                counter.Draw();
                await db.SaveChangesAsync();
            }

            return 0;
        });
        return counter.Id.Value;
    }

    /// <summary>The next place in line, not more often than fifty times a second.</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> condition, string what, int seconds = 30)
    {
        var deadline = Environment.TickCount64 + (seconds * 1000);
        while (Environment.TickCount64 < deadline)
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is NpgsqlException || exception.InnerException is NpgsqlException)
            {
                // The test has stopped the database.
            }

            await Task.Delay(20);
        }

        throw new ShouldAssertException($"{what} within {seconds} s");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static IConfigurationRoot Configuration(string service, string database, string rabbit) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"ConnectionStrings:{service}"] = database,
            ["ConnectionStrings:rabbitmq"] = rabbit,
        }).Build();
}
