using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Manners;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Clients;

[Collection(OneClientsHost.Name)]
public sealed class LaunchPlanTests(ClientsHost host)
{
    [Fact]
    public async Task A_plan_is_drafted_from_the_market_written_over_and_published_in_editions()
    {
        var client = await CreateClientAsync();
        var draft = await PostAsync($"/v1/clients/{client}/launch-plans", 201);
        draft.GetProperty("payors").EnumerateArray().Select(payor => (payor.GetProperty("code").GetString(), payor.GetProperty("recommended").GetBoolean()))
            .ShouldBe([("quick", true), ("slow", true), ("shut", false)]);
        draft.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("code").GetString())
            .ShouldBe(["landscape", "recommendedPayors", "requirements", "timeline", "fees"]);
        draft.GetProperty("fees")[0].GetProperty("price").GetRawText().ShouldBe("""{"amount":250.00,"currency":"USD"}""");
        draft.GetProperty("edition").ValueKind.ShouldBe(JsonValueKind.Null);

        using var unseen = await host.As("clientAdmin", client).SendAsync("GET", $"/v1/launch-plans/{draft.Id()}");
        await unseen.ProblemAsync(404, "not-found");
        var text = """{"sections":[{"code":"landscape","title":"Landscape","text":"Written by a person."}]}""";
        using var written = await host.As("representative").SendAsync("PUT", $"/v1/launch-plans/{draft.Id()}", text, ifMatch: "\"1\"");
        (await written.BodyAsync()).GetProperty("version").GetInt32().ShouldBe(2);
        using var stale = await host.As("representative").SendAsync("PUT", $"/v1/launch-plans/{draft.Id()}", text, ifMatch: "\"1\"");
        await stale.ProblemAsync(412, "stale-version");

        (await PostAsync($"/v1/launch-plans/{draft.Id()}/publish")).GetProperty("edition").GetInt32().ShouldBe(1);
        using var seen = await host.As("clientAdmin", client).SendAsync("GET", $"/v1/launch-plans/{draft.Id()}");
        (await seen.BodyAsync()).GetProperty("sections")[0].GetProperty("text").GetString().ShouldBe("Written by a person.");
        using var late = await host.As("representative").SendAsync("PUT", $"/v1/launch-plans/{draft.Id()}", text, ifMatch: "\"3\"");
        await late.ProblemAsync(409, "launch-plan-published");
        using var again = await host.As("representative").SendAsync("POST", $"/v1/launch-plans/{draft.Id()}/publish");
        await again.ProblemAsync(409, "launch-plan-published");

        var second = await PostAsync($"/v1/clients/{client}/launch-plans", 201);
        (await PostAsync($"/v1/launch-plans/{second.Id()}/publish")).GetProperty("edition").GetInt32().ShouldBe(2);
        using var journey = await host.As("representative").SendAsync("GET", $"/v1/clients/{client}/journey");
        (await journey.BodyAsync()).GetProperty("steps")[1].GetProperty("blockers").EnumerateArray()
            .Select(blocker => blocker.GetProperty("code").GetString()).ShouldBe(["launch-plan-not-reviewed"]);
    }

    [Fact]
    public async Task Another_client_sees_no_plan()
    {
        var client = await CreateClientAsync();
        var plan = await PostAsync($"/v1/clients/{client}/launch-plans", 201);
        await PostAsync($"/v1/launch-plans/{plan.Id()}/publish");

        var other = host.As("clientAdmin", await CreateClientAsync());

        using var one = await other.SendAsync("GET", $"/v1/launch-plans/{plan.Id()}");
        await one.ProblemAsync(404, "not-found");
        using var all = await other.SendAsync("GET", "/v1/launch-plans");
        (await all.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var theirs = await other.SendAsync("GET", $"/v1/clients/{client}/launch-plans");
        await theirs.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_hospital_has_no_launch_plan()
    {
        var hospital = await CreateClientAsync("hospital");
        using var response = await host.As("representative").SendAsync("POST", $"/v1/clients/{hospital}/launch-plans");
        await response.ProblemAsync(409, "step-not-applicable");
    }

    [Fact]
    public async Task While_the_market_does_not_answer_nothing_is_drafted_and_the_caller_may_try_again()
    {
        var client = await CreateClientAsync();
        ClientsHost.OthersAnswer = false;
        try
        {
            using var response = await host.As("representative").SendAsync("POST", $"/v1/clients/{client}/launch-plans");
            await response.ProblemAsync(503, "service-unavailable");
            response.Headers.RetryAfter.ShouldNotBeNull();
        }
        finally
        {
            ClientsHost.OthersAnswer = true;
        }

        await PostAsync($"/v1/clients/{client}/launch-plans", 201);
    }

    private async Task<Guid> CreateClientAsync(string kind = "practice") => (await PostAsync("/v1/clients", 201,
        $$"""{"name":"Plans","kind":"{{kind}}","contact":{"name":"Ada","email":"ada@example.org"},"states":["CT"]}""")).Id();

    private async Task<JsonElement> PostAsync(string path, int status = 200, string? body = null)
    {
        using var response = await host.As("administrator").SendAsync("POST", path, body);
        ((int)response.StatusCode).ShouldBe(status, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }
}
