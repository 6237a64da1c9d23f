using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Clock;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Health;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Idempotency;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.ServiceDefaults.Messaging.Queues;
using Credentialing.ServiceDefaults.OpenApi;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Credentialing.ServiceDefaults;

/// <summary>
/// What every service does the same way, in one line: <c>builder.AddService&lt;ClientsDb&gt;("clients")</c> before the
/// application is built, <c>await app.RunServiceAsync&lt;ClientsDb&gt;(routes)</c> after.
/// </summary>
public static class Service
{
    /// <summary>Adds the shared manners to a service that has a database.</summary>
    /// <typeparam name="TDb">The service's database.</typeparam>
    /// <param name="builder">The service.</param>
    /// <param name="name">Its name: of its database, its role, its queues.</param>
    public static WebApplicationBuilder AddService<TDb>(this WebApplicationBuilder builder, string name)
        where TDb : ServiceDb
    {
        builder.AddHttpManners(name);
        builder.AddRehearsalClock();
        builder.AddTokenValidation();
        builder.AddFieldEncryption(name);
        builder.Services.AddSingleton(new ServiceDatabase(name, builder.Configuration));
        builder.Services.AddSingleton(new ServiceName(name));
        builder.Services.AddSingleton<IGrpcCallerToken, ServiceToken>();
        builder.Services.AddScoped<Tenant>();
        builder.Services.AddScoped<Caller>();
        builder.Services.AddScoped<IdempotencyStore>();
        builder.Services.AddAuditTrail();
        builder.AddJobs(name);
        builder.Services.AddDbContext<TDb>((services, options) => options
            .UseNpgsql(services.GetRequiredService<ServiceDatabase>().AppConnectionString)
            .ReplaceService<IModelCacheKeyFactory, ModelPerCipher>()
            .AddInterceptors(
                new TenantTransactionInterceptor(), services.GetRequiredService<OutboxCommits>(),
                new AuditInterceptor(services.GetRequiredService<AuditAuthor>()), new SaveNewInterceptor()));
        foreach (var validator in AssemblyScanner.FindValidatorsInAssembly(typeof(TDb).Assembly, includeInternalTypes: true))
        {
            builder.Services.AddSingleton(validator.InterfaceType, validator.ValidatorType);
        }

        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: [HealthRoutes.Ready]);
        builder.Services.AddScoped<ServiceDb>(services => services.GetRequiredService<TDb>());
        builder.AddMessaging(name, Messaging.Queues.Messaging.ConsumersOf(typeof(TDb)));
        return builder;
    }

    /// <summary>Migrates, maps and serves until told to stop.</summary>
    /// <typeparam name="TDb">The service's database.</typeparam>
    /// <param name="app">The service.</param>
    /// <param name="mapRoutes">The service's own routes.</param>
    public static async Task RunServiceAsync<TDb>(this WebApplication app, Action<IEndpointRouteBuilder> mapRoutes)
        where TDb : ServiceDb
    {
        app.UseHttpManners();
        app.UseMiddleware<RequestTransaction>();
        app.MapOpenApiDocument();
        app.MapHealth();
        app.MapAudit();
        app.MapRehearsalClock();
        app.MapFailedMessages();
        mapRoutes(app);
        await Migrator.MigrateAsync<TDb>(
            app.Services.GetRequiredService<ServiceDatabase>(), app.Services.GetRequiredService<TimeProvider>(),
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Migrator)), app.Lifetime.ApplicationStopping);
        await app.LearnRehearsalTimeAsync();
        await app.RunAsync();
    }
}
