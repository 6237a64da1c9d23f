using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Whom the sources know, what they answer, and how a test waits for what comes of it.</summary>
public sealed partial class VerificationTests
{
    private const string CaqhId = "12345678";

    private static JsonElement Element(JsonElement file, string code) => file.GetProperty("elements").EnumerateArray().Single(element => element.Text("code") == code);

    private static JsonElement Source(JsonElement run, string source) => run.GetProperty("sources").EnumerateArray().Single(one => one.Text("source") == source);

    private static string Day(int after) => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(after).ToString("yyyy-MM-dd", null);

    private static string Entry(string npi, string first = "ADA", string last = "BAKER", string status = "A") => $$"""
        {"result_count": 1, "results": [{"enumeration_type": "NPI-1", "number": "{{npi}}", "created_epoch": "1646266470000", "last_updated_epoch": "1716222184000",
          "basic": {"first_name": "{{first}}", "last_name": "{{last}}", "status": "{{status}}"}, "taxonomies": [], "addresses": [], "other_names": []}]}
        """;

    private static string Status(int daysAgo = 20, string authorized = "Y", string id = CaqhId) => $$"""
        {"organization_id":"1234","caqh_provider_id":"{{id}}","roster_status":"ACTIVE","authorization_flag":"{{authorized}}","provider_status":"Re-Attestation",
         "provider_status_date":"{{Day(-daysAgo).Replace("-", "", StringComparison.Ordinal)}}","provider_practice_state":"CT","provider_found_flag":"Y"}
        """;

    // Ada Baker, whom both sources know well.
    private string Known()
    {
        var npi = ProvidersHost.NewNpi();
        host.Registry.Answer(npi, Entry(npi));
        host.Caqh.Answer(npi, Status());
        return npi;
    }

    private async Task<(Guid Client, Guid File)> OpenAsync(string npi)
    {
        var client = await host.ClientAsync();
        var provider = await host.As("specialist").CreateAsync(
            "/v1/providers", Bodies.Provider(client, npi, $",\"caqhId\":\"{CaqhId}\",\"licenses\":[{{\"state\":\"CT\",\"number\":\"1.234\"}}]"));
        return (client, (await host.As("specialist").CreateAsync($"/v1/providers/{provider.Id()}/credential-files", """{"kind":"initial"}""")).Id());
    }

    private async Task<JsonElement> VerifyAsync(Guid file)
    {
        using var response = await host.As("specialist").SendAsync("POST", $"/v1/credential-files/{file}/verify");
        ((int)response.StatusCode).ShouldBe(202, await response.Content.ReadAsStringAsync());
        var run = await response.BodyAsync();
        response.Headers.Location!.OriginalString.ShouldBe($"/v1/verification-runs/{run.Id()}");
        return run;
    }

    private Task<JsonElement> ReadAsync(Guid file) => host.As("specialist").OkAsync("GET", $"/v1/credential-files/{file}");

    private Task<JsonElement> RunAsync(Guid run) => host.As("specialist").OkAsync("GET", $"/v1/verification-runs/{run}");

    private async Task<Guid> NewestRunAsync(Guid file)
    {
        await Wait.UntilAsync("a run has begun", async () => (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/verification-runs")).Length > 0);
        return (await host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/verification-runs"))[0].Id();
    }

    private Task ComesToAsync(Guid file, string element, string state) =>
        Wait.UntilAsync($"{element} is {state}", async () => Element(await ReadAsync(file), element).Text("state") == state);

    private Task WaitForAttemptsAsync(Guid file, string element, int count) => Wait.UntilAsync(
        $"{element} was asked {count} times", async () => Element(await ReadAsync(file), element).GetProperty("attempts").GetArrayLength() == count);

    private async Task DoneAsync(Guid file)
    {
        var run = await NewestRunAsync(file);
        await Wait.UntilAsync("the run is done", async () => (await RunAsync(run)).Text("state") == "done");
    }

    // Without lists the lists are asked again until it is a person's turn; with them they have answered.
    private async Task EndAsync(Guid file)
    {
        var run = await NewestRunAsync(file);
        await ListsAskedAsync(run, 1);
        await host.AdvanceAsync(TimeSpan.FromSeconds(35));
        await ListsAskedAsync(run, 2);
        await host.AdvanceAsync(TimeSpan.FromMinutes(6));
        await DoneAsync(file);
    }

    // What is asked late is asked again later still: the clock waits for it.
    private Task ListsAskedAsync(Guid run, int times) => Wait.UntilAsync(
        $"the lists were asked {times} times", async () => await RunAsync(run) is var now && (now.Text("state") == "done" || Source(now, "exclusionLists").Text("state") == "done" || Attempts(now) >= times));

    private static int Attempts(JsonElement run) => Source(run, "exclusionLists").GetProperty("attempts").GetInt32();
}
