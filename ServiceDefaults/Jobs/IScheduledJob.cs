using Quartz;

namespace Credentialing.ServiceDefaults.Jobs;

/// <summary>
/// Work that is due at a time. It runs in one transaction that sees the rows of every client, in one copy of the
/// service. A copy that dies half-way leaves nothing behind and another runs it again; so, rarely, it runs twice: it
/// asks what is due <i>now</i>, never "what is new since last time", and one run catches up on all that was missed.
/// </summary>
public interface IScheduledJob
{
    /// <summary>Does what is due.</summary>
    /// <param name="cancellationToken">The service stops.</param>
    Task RunAsync(CancellationToken cancellationToken);
}

/// <summary>When a job is due.</summary>
public sealed record JobSchedule
{
    private JobSchedule(string text, TimeSpan? interval) => (Text, Interval) = (text, interval);

    /// <summary>As it is stored, to see after an upgrade whether it has changed.</summary>
    internal string Text { get; }

    internal TimeSpan? Interval { get; }

    /// <summary>Again and again, first at once.</summary>
    /// <param name="interval">At least a second.</param>
    public static JobSchedule Every(TimeSpan interval) => new($"every {interval:c}", interval);

    /// <summary>At times of the calendar, UTC; times that were missed, because nothing ran or the clock moved, are one run.</summary>
    /// <param name="cron">Seconds, minutes, hours, day of month, month, day of week: <c>0 0 3 * * ?</c> is daily at three.</param>
    public static JobSchedule At(string cron) => new(cron, null);

    internal ITrigger Trigger(string name, TimeProvider clock)
    {
        var trigger = TriggerBuilder.Create(clock).WithIdentity(name).ForJob(name).WithDescription(Text).StartNow();
        return Interval is { } interval
            ? trigger.WithSimpleSchedule(simple => simple.WithInterval(interval).RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount)).Build()
            : trigger.WithCronSchedule(Text, cron => cron.InTimeZone(TimeZoneInfo.Utc)
                .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
    }
}

/// <summary>A job of this service.</summary>
/// <param name="Name">Kebab-case; its identity for ever.</param>
/// <param name="Job">The class.</param>
/// <param name="Schedule">When it is due.</param>
internal sealed record JobDefinition(string Name, Type Job, JobSchedule Schedule);
