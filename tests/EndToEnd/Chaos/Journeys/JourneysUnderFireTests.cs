using System.Globalization;
using System.Text.Json;
using Credentialing.Demo;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>
/// The main job (J1 to J6), fifty times at once, while each process in turn is killed, every message is delivered twice,
/// and each source is down, wrong or slow: every journey comes to its end, and nothing is done unpaid or twice.
/// </summary>
[Collection(Alone.Name)]
public sealed class JourneysUnderFireTests(ChaosSystem stack) : IClassFixture<ChaosSystem>
{
    private static readonly Victim[] s_victims =
    [
        new("payors", "dotnet"), new("billing", "dotnet"), new("providers", "dotnet"), new("clients", "dotnet"), new("rabbitmq", "beam.smp"),
        new("documents", "dotnet"), new("identity", "dotnet"), new("notifications", "dotnet"), new("gateway", "dotnet"), new("postgres", "postgres"),
    ];

    // Whose transactions show that a process is at work: the gateway has none, and the servers work for everybody.
    private static readonly Dictionary<string, string> s_databaseOf = s_victims.Where(victim => victim.Name is not ("gateway" or "rabbitmq" or "postgres"))
        .ToDictionary(victim => victim.Name, victim => victim.Name, StringComparer.Ordinal);

    private readonly Requests _requests = new();
    private readonly List<string> _report = [];

    private static int Journeys => int.Parse(Environment.GetEnvironmentVariable("CHAOS_JOURNEYS") ?? "50", CultureInfo.InvariantCulture);

    /// <remarks><c>CHAOS_JOURNEYS</c> makes it smaller or larger.</remarks>
    [Fact]
    public async Task Every_journey_comes_to_its_end_and_nothing_is_done_unpaid_or_twice()
    {
        var services = await EveryService.OpenAsync(stack);
        using var us = await Open().SignInAsync(stack.Administrator.ClientId, stack.Administrator.ClientSecret);
        var payor = (await us.ListAsync("/v1/payors?state=CT")).First(one =>
            one.GetProperty("requirements").GetArrayLength() == 0 && one.Text("panel") == "open" && one.Text("method") is "caqh" or "portal").Id();

        // The first one makes every kind of event known.
        await new Journey(0).WalkAsync(Open, us, payor);
        var (began, since) = (TimeProvider.System.GetTimestamp(), TimeProvider.System.GetUtcNow());
        var crowd = new Crowd(journey => journey.WalkAsync(Open, us, payor));
        using var weather = new Weather(stack.Sandbox());
        await using (var twice = await TwiceDelivered.BeginAsync(stack, services))
        {
            using var clear = new CancellationTokenSource();
            var sky = Task.WhenAll(weather.BlowAsync(clear.Token), weather.TellOfPaymentsAsync(clear.Token));
            crowd.Add(Journeys);
            foreach (var victim in s_victims)
            {
                await KillInTheMiddleAsync(victim, services, crowd);
            }

            await crowd.EndAsync();
            await clear.CancelAsync();
            await sky;
            await QuietAsync(services);
            await EverythingCameTwiceAsync(twice, services, since);
        }

        Tell($"{crowd.Journeys.Count} journeys, {Journeys} of them at once, in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} s: {_requests.All} requests, {_requests.Repeated} repeated, {s_victims.Length} processes killed, {weather.Spells} spells of bad sources.");
        await FilesAreVerifiedAsync(us, services, crowd.Journeys);
        var books = new JourneyBooks(services, weather, Tell);
        await books.ShouldBeRightAsync(crowd.Journeys);
        await ShouldBeSoundAsync(services);
        await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "journeys-under-fire.report"), _report);
    }

    // What was under way may have ended between the look and the signal; then the kill proves nothing and another does.
    private async Task KillInTheMiddleAsync(Victim victim, EveryService services, Crowd crowd)
    {
        const int most = 6;
        for (var kills = 1; ; kills++)
        {
            kills.ShouldBeLessThanOrEqualTo(most, $"no kill of {victim.Name} met work in flight");
            var transactions = 0L;
            await Api.UntilAsync($"{victim.Name} has work in flight", async () =>
            {
                crowd.KeepGoing(atLeast: 5);
                return _requests.InFlight > 0 && (transactions = await services.InTransactionAsync(s_databaseOf.GetValueOrDefault(victim.Name))) > 0;
            }, seconds: 120);
            var (inFlight, at) = (_requests.InFlight, TimeProvider.System.GetTimestamp());
            var processId = stack.Kill(victim);
            var unpublished = victim.Name == "postgres" ? "?" : (await services.UnpublishedAsync()).ToString(CultureInfo.InvariantCulture);
            await stack.RecoveredAsync(victim, processId);
            Tell($"killed {victim.Name}: {inFlight} requests and {transactions} transactions in flight, {unpublished} events unpublished; "
                + $"back after {TimeProvider.System.GetElapsedTime(at).TotalSeconds:F1} s; {crowd.Over} of {crowd.Journeys.Count} journeys were over");
            if (inFlight > 0)
            {
                return;
            }
        }
    }

    private static async Task QuietAsync(EveryService services)
    {
        var (handled, since) = (-1L, TimeProvider.System.GetTimestamp());
        await Api.UntilAsync(
            async () => $"all is quiet: {await services.UnpublishedAsync()} unpublished, {await services.HandledAsync()} handled",
            async () =>
            {
                var now = await services.HandledAsync();
                if (now != handled || await services.UnpublishedAsync() > 0)
                {
                    (handled, since) = (now, TimeProvider.System.GetTimestamp());
                }

                return TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(3);
            },
            seconds: 180);
    }

    private async Task EverythingCameTwiceAsync(TwiceDelivered twice, EveryService services, DateTimeOffset since)
    {
        var published = await services.PublishedAsync(since);
        await Api.UntilAsync(
            () => Task.FromResult($"every event is delivered again: {string.Join(", ", twice.Missing(published).Take(5))} and others are not"),
            () => Task.FromResult(twice.Missing(published).Count == 0), seconds: 60);
        await QuietAsync(services);
        Tell($"{published.Count} events published, {twice.Repeated.Count} delivered again; {await services.HandledAsync()} deliveries had an effect.");
    }

    // What a source that was away or wrong left for a person is asked once more when all is well; what it said wrongly never counted.
    private async Task FilesAreVerifiedAsync(Gateway us, EveryService services, IReadOnlyCollection<Journey> journeys)
    {
        var byThemselves = 0;
        await us.PostAsync("/v1/rehearsal/clock", new { advance = "PT10M" });
        await Task.WhenAll(journeys.Select(async journey =>
        {
            await EndAsync(us, journey.File);
            if (await IsVerifiedAsync(us, journey.File))
            {
                Interlocked.Increment(ref byThemselves);
                return;
            }

            await us.PostAsync($"/v1/credential-files/{journey.File}/verify");
            await EndAsync(us, journey.File);
            (await IsVerifiedAsync(us, journey.File)).ShouldBeTrue((await us.GetAsync($"/v1/credential-files/{journey.File}")).ToString());
        }));
        (await services["providers"].NumberAsync("SELECT count(*) FROM credential_file_verifications WHERE outcome = 'Adverse'")).ShouldBe(0, "adverse findings about somebody whom nothing is known against");
        Tell($"{journeys.Count} credential files, {byThemselves} verified by themselves in the storm and the others when they were asked for again; nothing adverse from sources that were wrong.");
    }

    private static Task<JsonElement> EndAsync(Gateway us, Guid file) => Gateway.UntilAsync("verification has ended", async () =>
        (await us.ListAsync($"/v1/credential-files/{file}/verification-runs")) is [var newest, ..] && newest.Text("state") == "done" ? newest : null, 180);

    private static async Task<bool> IsVerifiedAsync(Gateway us, Guid file) =>
        (await us.GetAsync($"/v1/credential-files/{file}")).GetProperty("elements").EnumerateArray().Count(element => element.Text("code") is "npi" or "attestation" && element.Text("state") == "verified") == 2;

    private async Task ShouldBeSoundAsync(EveryService services)
    {
        (await services.GivenUpAsync()).ShouldBe(0, "messages that were given up");
        using var administrator = await stack.AsAdministratorAsync();
        await FirstLightTests.ShouldBalanceAsync(administrator);
        await FirstLightTests.ShouldBeWholeAsync(administrator);
        Tell("The ledger balances; the audit chain of every service is whole; no message was given up.");
    }

    private Gateway Open()
    {
        using var gateway = stack.Gateway();
        return new Gateway(new HttpClient(new Persistent(_requests)) { BaseAddress = gateway.BaseAddress, Timeout = Timeout.InfiniteTimeSpan });
    }

    private void Tell(string line)
    {
        _report.Add(line);
        TestContext.Current.TestOutputHelper!.WriteLine(line);
    }
}
