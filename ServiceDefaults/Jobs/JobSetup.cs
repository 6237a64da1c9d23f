using Credentialing.ServiceDefaults.Clock;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace Credentialing.ServiceDefaults.Jobs;

/// <summary>Jobs run on Quartz's clustered store in the service's database, by the service's clock.</summary>
public static class JobSetup
{
    /// <summary>Adds a job to the service.</summary>
    /// <typeparam name="TJob">The class; it gets what it needs by its constructor, the database included.</typeparam>
    /// <param name="builder">The service.</param>
    /// <param name="name">Kebab-case; its identity for ever.</param>
    /// <param name="schedule">When it is due.</param>
    public static WebApplicationBuilder AddJob<TJob>(this WebApplicationBuilder builder, string name, JobSchedule schedule)
        where TJob : class, IScheduledJob
    {
        builder.Services.AddScoped<TJob>();
        builder.Services.AddSingleton(new JobDefinition(name, typeof(TJob), schedule));
        return builder;
    }

    internal static void AddJobs(this WebApplicationBuilder builder, string name)
    {
        // A moved clock must be noticed soon; a real one moves by itself.
        var rehearsal = builder.Configuration.IsRehearsal();
        builder.Services.AddTransient<JobRun>();
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = name;
                scheduler.GenerateInstanceId = true;
                scheduler.IdleWaitTime = rehearsal ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(15);
            });
            quartz.UseDefaultThreadPool(maxConcurrency: 4);
            quartz.UsePersistentStore(store =>
            {
                var database = new ServiceDatabase(name, builder.Configuration);
                store.UsePostgres(new NpgsqlConnectionStringBuilder(database.AppConnectionString) { SearchPath = Permissions.JobsSchema }.ConnectionString);
                store.UseSystemTextJsonSerializer();
                store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
                store.ProvisionSchema();
                store.ConfigureStore(options => options.MisfireHandlerFrequency = rehearsal ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(15));
            });
        });
        builder.Services.AddHostedService<JobScheduling>();
        builder.AddJob<PruneIdempotencyKeys>("prune-idempotency-keys", JobSchedule.Every(TimeSpan.FromMinutes(10)));
    }
}
