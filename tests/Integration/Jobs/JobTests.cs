using System.Net.Http.Json;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Jobs;

public sealed class JobTests(ServersFixture servers)
{
    private static readonly Dictionary<string, string?> s_rehearsal = new(StringComparer.Ordinal) { ["Rehearsal:Enabled"] = "true" };

    // A day of the year that is not near, whenever the test runs, and the hour of which does not matter.
    private static readonly JobSchedule s_yearly = JobSchedule.At($"0 0 0 1 {(TimeProvider.System.GetUtcNow().Month + 5) % 12 + 1} ?");

    [Fact]
    public async Task A_job_that_fell_due_when_the_clock_was_moved_runs_once_among_all_copies()
    {
        await using var one = await RecordsService.StartAsync(servers, configure: AddYearly, settings: s_rehearsal);
        await using var two = await RecordsService.StartOnAsync(one.Owner, servers, configure: AddYearly, settings: s_rehearsal);
        await ScheduledAsync(one, "enter-person");
        (await CountAsync(one)).ShouldBe(0);

        using var administrator = one.As(Roles.Administrator);
        (await administrator.PutAsJsonAsync("/internal/rehearsal/clock", new { offsetSeconds = 366 * 86_400 })).EnsureSuccessStatusCode();

        await Wait.UntilAsync("ran", async () => await CountAsync(one) > 0, seconds: 40);
        await Wait.UntilAsync("scheduled for the next year", async () => (long)(await one.AsOwnerAsync(
            $"SELECT count(*) FROM jobs.qrtz_triggers WHERE trigger_name = 'enter-person' AND trigger_state = 'WAITING' AND next_fire_time > {one.Clock.GetUtcNow().UtcTicks}"))! == 1);
        (await CountAsync(one)).ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_fails_leaves_nothing_behind_and_is_tried_again()
    {
        await using var service = await RecordsService.StartAsync(
            servers, configure: builder => builder.AddJob<FailOnce>("fail-once", JobSchedule.Every(TimeSpan.FromSeconds(1))));
        await Wait.UntilAsync("second run", async () => await CountAsync(service) > 0, seconds: 40);
        service.Logs.All.ShouldContain(line => line.Contains("Job fail-once failed", StringComparison.Ordinal));
        (await service.AsOwnerAsync("SELECT count(*) FROM people WHERE name = 'Attempt 1'")).ShouldBe(0L);
    }

    [Fact]
    public async Task Answers_older_than_a_day_are_pruned()
    {
        await using var service = await RecordsService.StartAsync(servers, settings: s_rehearsal);
        await ScheduledAsync(service, "prune-idempotency-keys");
        await service.AsOwnerAsync("""
            INSERT INTO idempotency_keys (caller, key, request_hash, created_at)
            SELECT 'x', i::text, '', now() - make_interval(hours => i) FROM generate_series(20, 30) i
            """);

        using var administrator = service.As(Roles.Administrator);
        (await administrator.PutAsJsonAsync("/internal/rehearsal/clock", new { offsetSeconds = 900 })).EnsureSuccessStatusCode();

        await Wait.UntilAsync("pruned", async () => (long)(await service.AsOwnerAsync("SELECT count(*) FROM idempotency_keys"))! == 4, seconds: 40);
    }

    private static void AddYearly(WebApplicationBuilder builder) => builder.AddJob<EnterPerson>("enter-person", s_yearly);

    private static Task ScheduledAsync(RecordsService service, string job) => Wait.UntilAsync("scheduled", async () =>
        await service.AsOwnerAsync("SELECT to_regclass('jobs.qrtz_triggers')::text") is string &&
        (long)(await service.AsOwnerAsync($"SELECT count(*) FROM jobs.qrtz_triggers WHERE trigger_name = '{job}'"))! == 1);

    private static async Task<long> CountAsync(RecordsService service) => (long)(await service.AsOwnerAsync("SELECT count(*) FROM people"))!;

    private sealed class EnterPerson(RecordsDb db) : IScheduledJob
    {
        public Task RunAsync(CancellationToken cancellationToken)
        {
            db.Add(new Person(new ClientId(Guid.CreateVersion7()), "Of a job", null, null));
            return db.SaveChangesAsync(cancellationToken);
        }
    }

    private sealed class FailOnce(RecordsDb db) : IScheduledJob
    {
        private static int s_runs;

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            var run = Interlocked.Increment(ref s_runs);
            db.Add(new Person(new ClientId(Guid.CreateVersion7()), $"Attempt {run}", null, null));
            await db.SaveChangesAsync(cancellationToken);
            if (run == 1)
            {
                throw new InvalidOperationException("The first attempt fails.");
            }
        }
    }
}
