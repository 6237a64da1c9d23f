using System.Diagnostics;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Credentialing.ServiceDefaults.Jobs;

/// <summary>One run of a job. Quartz stores this one type for all of them, so that a job's class may be renamed.</summary>
[DisallowConcurrentExecution]
internal sealed partial class JobRun(IEnumerable<JobDefinition> definitions, IServiceScopeFactory scopes, ILogger<JobRun> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.JobDetail.Key.Name;
        if (definitions.FirstOrDefault(definition => definition.Name == name) is not { } definition)
        {
            // A newer copy of the service has it; or it is of the past, and the next start removes it.
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<AuditContext>().Action = $"job {name}";
        var db = services.GetRequiredService<ServiceDb>();
        db.Tenant.SeeAll();
        var since = Stopwatch.StartNew();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await ((IScheduledJob)services.GetRequiredService(definition.Job)).RunAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            Log.Done(logger, name, since.ElapsedMilliseconds);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What it is about may be in the message; it runs again when it is next due.
            Log.Failed(logger, name, exception.GetType().FullName, exception.StackTrace);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Job {Job} done in {Milliseconds} ms")]
        public static partial void Done(ILogger logger, string job, long milliseconds);

        [LoggerMessage(LogLevel.Error, "Job {Job} failed: {Exception} at {Stack}")]
        public static partial void Failed(ILogger logger, string job, string? exception, string? stack);
    }
}
