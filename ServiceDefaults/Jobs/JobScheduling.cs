using Credentialing.ServiceDefaults.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace Credentialing.ServiceDefaults.Jobs;

/// <summary>
/// Starts the scheduler of this copy and brings what the database has scheduled in line with what this version has: a
/// schedule that has not changed keeps its next time over a restart.
/// </summary>
internal sealed partial class JobScheduling(
    ISchedulerFactory factory, IEnumerable<JobDefinition> definitions, TimeProvider clock, ILogger<JobScheduling> logger) : BackgroundService
{
    private IScheduler? _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null)
        {
            await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                _scheduler = await factory.GetScheduler(stoppingToken);
                await _scheduler.Start(stoppingToken);
                foreach (var definition in definitions)
                {
                    await ScheduleAsync(_scheduler, definition, stoppingToken);
                }

                return;
            }
            catch (SchedulerException exception)
            {
                Log.Postponed(logger, exception.GetType().Name, exception.InnerException?.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }
    }

    private async Task ScheduleAsync(IScheduler scheduler, JobDefinition definition, CancellationToken cancellationToken)
    {
        var stored = await scheduler.GetTrigger(new TriggerKey(definition.Name), cancellationToken);
        if (stored?.Description == definition.Schedule.Text)
        {
            return;
        }

        var job = JobBuilder.Create<JobRun>().WithIdentity(definition.Name).Build();
        try
        {
            await scheduler.ScheduleJob(job, [definition.Schedule.Trigger(definition.Name, clock)], ScheduleJobOptions.Replacing, cancellationToken);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another copy has just done the same.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Jobs wait for the database: {Exception} ({Inner})")]
        public static partial void Postponed(ILogger logger, string exception, string? inner);
    }
}
