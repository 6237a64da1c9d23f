using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Credentialing.ServiceDefaults.Clock;

/// <summary>What a service, or the front door for all of them, says about a rehearsal's clock.</summary>
/// <param name="Now">The rehearsal's time.</param>
/// <param name="OffsetSeconds">How far that is ahead of the real clock.</param>
public sealed record RehearsalTime(DateTimeOffset Now, long OffsetSeconds);

/// <summary>To where the clock is to be moved.</summary>
/// <param name="OffsetSeconds">Absolute, from the real clock; smaller than the current one changes nothing.</param>
public sealed record RehearsalMove(long OffsetSeconds);

/// <summary>Only with <c>Rehearsal:Enabled</c>: otherwise there is the real clock, and no route to move it.</summary>
public static class RehearsalSetup
{
    /// <summary>The path on each service, which the front door does not let in.</summary>
    public const string Path = "/internal/rehearsal/clock";

    // A date must stay a date: year 9999 is the last one there is.
    private const long Most = 100L * 366 * 24 * 3600;

    /// <summary>Whether this is a rehearsal.</summary>
    /// <param name="configuration">The process's configuration.</param>
    public static bool IsRehearsal(this IConfiguration configuration) => configuration.GetValue("Rehearsal:Enabled", false);

    internal static void AddRehearsalClock(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.IsRehearsal())
        {
            return;
        }

        builder.Services.AddSingleton<RehearsalClock>();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(services => services.GetRequiredService<RehearsalClock>()));
        builder.Services.AddSingleton<RehearsalStore>();
        builder.Services.AddHostedService<RehearsalSync>();
    }

    /// <summary>Before the service does anything: it must not work a moment in the past.</summary>
    internal static Task LearnRehearsalTimeAsync(this WebApplication app) => app.Services.GetService<RehearsalStore>() is { } store
        ? store.ReadAsync(app.Lifetime.ApplicationStopping)
        : Task.CompletedTask;

    internal static void MapRehearsalClock(this WebApplication app)
    {
        if (!app.Configuration.IsRehearsal())
        {
            return;
        }

        var clock = app.MapGroup(Path).ExcludeFromDescription();
        clock.MapGet("", Outcome<RehearsalTime> (RehearsalClock time) => TimeOf(time)).IsPublic();
        clock.MapPut("", MoveAsync).Needs(Identity.Contracts.Permissions.RehearsalClock);
    }

    private static async Task<Outcome<RehearsalTime>> MoveAsync(RehearsalMove move, RehearsalClock clock, RehearsalStore store, CancellationToken cancellationToken)
    {
        if (move.OffsetSeconds is < 0 or > Most)
        {
            return Problem.Invalid("offsetSeconds", $"must be from 0 to {Most}");
        }

        await store.ForwardAsync(TimeSpan.FromSeconds(move.OffsetSeconds), cancellationToken);
        return TimeOf(clock);
    }

    private static RehearsalTime TimeOf(RehearsalClock clock) => new(clock.GetUtcNow(), (long)clock.Offset.TotalSeconds);
}
