using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>A specialist asks the same source between two tries of a run: it is a person's turn earlier, and the run ends.</summary>
[Collection(SharedProviders.Name)]
public sealed class ExhaustedAttemptTests(ProvidersHost host)
{
    [Fact]
    public async Task A_source_that_people_asked_as_well_is_given_up_when_no_attempt_is_left()
    {
        var (file, run, _) = await AskedByAllAsync();

        await host.AdvanceAsync(TimeSpan.FromSeconds(35));

        await Wait.UntilAsync("it is given up", async () => (await CheckAsync(run)).Text("state") == "givenUp");
        var element = await ElementAsync(file);
        (element.Text("state"), element.GetProperty("attempts").GetArrayLength()).ShouldBe(("unavailable", 3));
    }

    [Fact]
    public async Task An_answer_that_comes_when_no_attempt_is_left_is_recorded()
    {
        var (file, run, npi) = await AskedByAllAsync();
        host.Registry.Fail(npi, 0);
        host.Registry.Answer(npi, """{"result_count": 0, "results": []}""");

        await host.AdvanceAsync(TimeSpan.FromSeconds(35));

        await Wait.UntilAsync("it has answered", async () => (await CheckAsync(run)).Text("state") == "done");
        var element = await ElementAsync(file);
        (element.Text("state"), element.GetProperty("attempts").GetArrayLength()).ShouldBe(("needsReview", 3));
    }

    // Once by the run, without an answer, and twice by hand.
    private async Task<(Guid File, Guid Run, string Npi)> AskedByAllAsync()
    {
        var npi = ProvidersHost.NewNpi();
        host.Registry.Fail(npi, 100);
        using var us = host.As("specialist");
        var provider = await us.CreateAsync("/v1/providers", Bodies.Provider(await host.ClientAsync(), npi));
        var file = (await us.CreateAsync($"/v1/providers/{provider.Id()}/credential-files", """{"kind":"initial"}""")).Id();
        await Wait.UntilAsync("it was asked", async () => (await ElementAsync(file)).GetProperty("attempts").GetArrayLength() == 1);
        var run = (await us.ItemsAsync($"/v1/credential-files/{file}/verification-runs"))[0];
        for (var time = 0; time < 2; time++)
        {
            await us.OkAsync(
                "POST", $"/v1/credential-files/{file}/elements/npi/attempts",
                $$"""{"source":"NPI registry (NPPES)","channel":"website","at":"{{run.Text("startedAt")}}","result":"No answer"}""");
        }

        return (file, run.Id(), npi);
    }

    private async Task<JsonElement> ElementAsync(Guid file) => (await host.As("specialist").OkAsync("GET", $"/v1/credential-files/{file}"))
        .GetProperty("elements").EnumerateArray().Single(element => element.Text("code") == "npi");

    private async Task<JsonElement> CheckAsync(Guid run) => (await host.As("specialist").OkAsync("GET", $"/v1/verification-runs/{run}"))
        .GetProperty("sources").EnumerateArray().Single(source => source.Text("source") == "nppes");
}
