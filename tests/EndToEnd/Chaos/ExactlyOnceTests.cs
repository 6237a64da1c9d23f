using System.Globalization;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.EndToEnd.Chaos;

/// <summary>Not beside anything else: what is measured in seconds here must not wait for another stack.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

/// <summary>
/// Nothing is lost and nothing is done twice while whatever can be killed is killed. The books count everything that is in the
/// system, so it is nobody else's.
/// </summary>
[Collection(Alone.Name)]
public sealed class ExactlyOnceTests(ChaosSystem stack) : IClassFixture<ChaosSystem>
{
    // ClientChanged for its first name and each further one, two AgreementExecuted, InvoiceOpened.
    private const int EventsPerGroup = Load.Together * (Load.Renames + 4);
    private const int Workers = 6;

    private static readonly Victim[] Victims =
        [new("clients", "dotnet"), new("billing", "dotnet"), new("rabbitmq", "beam.smp"), new("postgres", "postgres")];

    private static int Events => int.Parse(Environment.GetEnvironmentVariable("CHAOS_EVENTS") ?? "10000", CultureInfo.InvariantCulture);

    // The work comes in parts, one around each kill and one after the last.
    private static int GroupsPerPart => Math.Max(1, (int)Math.Ceiling(Events / (double)EventsPerGroup / (Victims.Length + 1)));

    /// <remarks><c>CHAOS_EVENTS</c> makes it smaller or larger.</remarks>
    [Fact]
    public async Task What_is_committed_is_published_and_takes_effect_once_whatever_is_killed()
    {
        var load = new Load(stack);
        var books = await Books.OpenAsync(stack);
        await using (var listener = await Listener.BindAsync(stack))
        {
            await listener.ForgetAsync();
        }

        var began = TimeProvider.System.GetTimestamp();
        load.Add(GroupsPerPart);
        var working = load.RunAsync(Workers);
        for (var turn = 0; turn < Victims.Length; turn++)
        {
            await ReachAsync(load, working, Load.Together * Load.Renames * GroupsPerPart * ((3 * turn) + 1) / 3);
            await KillInTheMiddleAsync(Victims[turn], load, books, working);
            load.Add(GroupsPerPart);
        }

        load.Enough();
        await working;
        var loaded = TimeProvider.System.GetElapsedTime(began);
        await books.QuietAsync(stack);
        var heard = await HeardAsync();
        Tell($"{load.Clients.Count} clients, {load.Requests} requests and {load.Repeated} repeated in {loaded.TotalSeconds:F0} s; quiet after {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s");

        await books.ShouldAgreeAsync(load.Clients, heard, Tell);
        await ShouldBeSoundAsync();
    }

    // What was under way may have ended between the look and the signal; then the kill proves nothing and another does.
    private async Task KillInTheMiddleAsync(Victim victim, Load load, Books books, Task working)
    {
        const int most = 6;
        var kills = 1;
        while (!await KillAsync(victim, load, books, working))
        {
            (++kills).ShouldBeLessThanOrEqualTo(most, $"no kill of {victim.Name} met work in flight");
        }
    }

    private async Task<bool> KillAsync(Victim victim, Load load, Books books, Task working)
    {
        // The numbers are those of the instant before the signal.
        var before = await books.PulseAsync();
        while (!before.IsWorkUnderWay(victim) || load.InFlight == 0)
        {
            await Going(working);
            load.Add(load.IsIdle ? 1 : 0);
            before = await books.PulseAsync();
        }

        var (requests, repeated, killedAt) = (load.InFlight, load.Repeated, TimeProvider.System.GetTimestamp());
        var processId = stack.Kill(victim);
        var after = victim.Name == "postgres" ? null : await books.PulseAsync();
        await stack.RecoveredAsync(victim, processId);
        Tell($"killed {victim.Name}: {requests} requests in flight, before {before}, after {after?.ToString() ?? "(nobody to ask)"}; "
            + $"back after {TimeProvider.System.GetElapsedTime(killedAt).TotalSeconds:F1} s, {load.Repeated - repeated} requests repeated");

        return requests > 0 && (after ?? before).IsWorkUnderWay(victim);
    }

    private static async Task ReachAsync(Load load, Task working, int renamed) =>
        await Api.UntilAsync(
            () => Task.FromResult($"{renamed} names are changed, not only {load.Renamed}"),
            async () =>
            {
                await Going(working);
                return load.Renamed >= renamed;
            },
            seconds: 600);

    // A worker that gave up ends the test with what it says.
    private static Task Going(Task working) => working.IsFaulted ? working : Task.CompletedTask;

    private async Task<IReadOnlyList<Guid>> HeardAsync()
    {
        await using var listener = await Listener.BindAsync(stack);
        return await listener.DrainAsync();
    }

    private async Task ShouldBeSoundAsync()
    {
        using var us = stack.Gateway();
        us.DefaultRequestHeaders.Authorization = await us.TokenAsync(stack.Administrator.ClientId, stack.Administrator.ClientSecret);
        await FirstLightTests.ShouldBalanceAsync(us);
        await FirstLightTests.ShouldBeWholeAsync(us);
        var failed = await us.AskAsync("GET", "/v1/failed-messages");
        failed.GetProperty("unavailable").GetArrayLength().ShouldBe(0);
        failed.GetProperty("items").GetArrayLength().ShouldBe(0, failed.ToString());
    }

    private static void Tell(string line) => TestContext.Current.TestOutputHelper!.WriteLine(line);
}
