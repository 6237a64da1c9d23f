using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Whom the lists know, and how a test waits for what comes of it.</summary>
public sealed partial class ExclusionDecisionTests
{
    private async Task<(Guid Client, Guid Provider)> ProviderAsync(string name, string npi)
    {
        var client = await host.ClientAsync();
        var provider = await host.As("specialist").CreateAsync("/v1/providers", $$"""{"clientId":"{{client}}","npi":"{{npi}}","firstName":"Ada","lastName":"{{name}}"}""");
        return (client, provider.Id());
    }

    // A provider whom both lists are there for and one of them names.
    private async Task<(Guid Client, Guid Provider, Guid Alert)> AlertedAsync()
    {
        var (name, npi) = (Lists.NewSurname(), ProvidersHost.NewNpi());
        var (client, provider) = await ProviderAsync(name, npi);
        await host.BringAsync("sam", "full", Lists.Sam(Lists.NewSurname()));
        await host.BringAsync("leie", "full", Lists.Leie(name, npi: npi));
        return (client, provider, await AlertAsync(client));
    }

    private Task<JsonElement> NobodyIsListedAsync() => host.BringAsync("leie", "full", Lists.Leie(Lists.NewSurname()));

    // Screens the client and gives the one alert that is open.
    private async Task<Guid> AlertAsync(Guid client)
    {
        using var response = await host.As("specialist").SendAsync("POST", "/v1/screening-runs", $$"""{"clientId":"{{client}}"}""");
        ((int)response.StatusCode).ShouldBe(202, await response.Content.ReadAsStringAsync());
        await host.DoneAsync(response.Headers.Location!.OriginalString);
        return (await host.As("specialist").ItemsAsync($"/v1/alerts?clientId={client}&state=open")).ShouldHaveSingleItem().Id();
    }

    private Task<JsonElement> DecideAsync(Guid alert, string decision) =>
        host.As("specialist").OkAsync("POST", $"/v1/alerts/{alert}/disposition", $$"""{"decision":"{{decision}}","reason":"What the OIG's page says"}""");

    private async Task<Guid> OpenAsync(Guid provider) =>
        (await host.As("specialist").CreateAsync($"/v1/providers/{provider}/credential-files", """{"kind":"initial"}""")).Id();

    private Task<JsonElement> ReadAsync(Guid file) => host.As("specialist").OkAsync("GET", $"/v1/credential-files/{file}");

    private async Task<JsonElement> SanctionsAsync(Guid file) =>
        (await ReadAsync(file)).GetProperty("elements").EnumerateArray().Single(element => element.Text("code") == Sanctions);

    private Task ComesToAsync(Guid file, string state) => Wait.UntilAsync($"{Sanctions} is {state}", async () => (await SanctionsAsync(file)).Text("state") == state);

    private async Task<JsonElement> RunAsync(Guid file)
    {
        await Wait.UntilAsync("a run has begun", async () => (await RunsAsync(file)).Length > 0);
        return (await RunsAsync(file))[0];
    }

    private Task<JsonElement[]> RunsAsync(Guid file) => host.As("specialist").ItemsAsync($"/v1/credential-files/{file}/verification-runs");
}
