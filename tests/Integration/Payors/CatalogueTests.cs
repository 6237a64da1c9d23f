using System.Text.Json;
using Credentialing.Payors.Contracts.V1;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Payors;

[Collection(SharedPayors.Name)]
public sealed class CatalogueTests(PayorsHost host)
{
    [Theory]
    [InlineData("CT")]
    [InlineData("MA")]
    [InlineData("RI")]
    public async Task A_fresh_stack_has_examples_in_each_state_and_one_that_wants_nothing(string state)
    {
        var all = (await ListAsync("?limit=200&q=(example)")).Where(IsExample).ToArray();
        all.Length.ShouldBeGreaterThanOrEqualTo(40);

        var ofState = (await ListAsync($"?limit=200&state={state}")).Where(IsExample).ToArray();

        ofState.Length.ShouldBeGreaterThanOrEqualTo(3);
        ofState.ShouldAllBe(payor => payor.GetProperty("states").EnumerateArray().Any(one => one.GetString() == state));
        ofState.ShouldContain(payor => payor.GetProperty("requirements").GetArrayLength() == 0 &&
            payor.GetProperty("panel").GetString() == "open" && payor.GetProperty("method").GetString() != "paper");
    }

    [Fact]
    public async Task Payors_are_found_by_line_and_words_and_read_by_id_or_code()
    {
        (await ListAsync("?state=CT&line=medicaid")).ShouldAllBe(payor => payor.GetProperty("lines").EnumerateArray().Any(line => line.GetString() == "medicaid"));
        var found = (await ListAsync("?q=harborLIGHT")).ShouldHaveSingleItem();

        foreach (var name in (string[])[found.GetProperty("code").GetString()!, found.GetProperty("id").GetString()!])
        {
            using var one = await host.As("partner", Guid.CreateVersion7()).SendAsync("GET", $"/v1/payors/{name}");
            (await one.BodyAsync()).GetProperty("name").GetString().ShouldBe("Harborlight Health Plan (example)");
        }

        using var none = await host.As("manager").SendAsync("GET", "/v1/payors/no-such-payor");
        await none.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_change_makes_an_edition_and_the_one_before_can_still_be_read()
    {
        var code = await host.PayorAsync();
        var manager = host.As("manager");
        using var changed = await manager.SendAsync("PATCH", $"/v1/payors/{code}", """{"panel":"closed"}""", ifMatch: "\"1\"");
        var body = await changed.BodyAsync();
        (body.GetProperty("edition").GetInt32(), body.GetProperty("panel").GetString(), body.GetProperty("typicalDays").GetInt32()).ShouldBe((2, "closed", 45));

        using var stale = await manager.SendAsync("PATCH", $"/v1/payors/{code}", """{"panel":"open"}""", ifMatch: "\"1\"");
        await stale.ProblemAsync(412, "stale-version");
        using var editions = await manager.SendAsync("GET", $"/v1/payors/{code}/editions");
        (await editions.BodyAsync()).GetProperty("items").EnumerateArray().Select(edition => edition.GetProperty("terms").GetProperty("panel").GetString())
            .ShouldBe(["closed", "open"]);
        using var again = await manager.SendAsync("POST", "/v1/payors", $$"""
            {"code":"{{code}}","name":"Again","states":["CT"],"lines":["commercial"],"method":"caqh","panel":"open","typicalDays":1}
            """);
        await again.ProblemAsync(409, "already-exists");
    }

    [Theory]
    [InlineData("""{"states":["ZZ"]}""", "states[0]")]
    [InlineData("""{"states":[]}""", "states")]
    [InlineData("""{"states":null}""", "states")]
    [InlineData("""{"typicalDays":0}""", "typicalDays")]
    [InlineData("""{"requirements":[{"code":"w9","text":""}]}""", "requirements[0].text")]
    [InlineData("""{"requirements":[{"code":"w9","text":"a"},{"code":"w9","text":"b"}]}""", "requirements")]
    public async Task What_is_not_well_formed_is_said_field_by_field(string body, string field)
    {
        using var refused = await host.As("manager").SendAsync("PATCH", $"/v1/payors/{await host.PayorAsync()}", body, ifMatch: "\"1\"");

        (await refused.ProblemAsync(400, "invalid-request")).GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldContain(field);
    }

    [Fact]
    public async Task Clients_read_the_catalogue_and_do_not_change_it()
    {
        using var refused = await host.As("clientAdmin", Guid.CreateVersion7()).SendAsync("POST", "/v1/payors", "{}");
        await refused.ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Other_services_ask_for_the_payors_of_some_states()
    {
        var market = new Market.MarketClient(host.AsService());

        var reply = await market.ListPayorsAsync(new ListPayorsRequest { States = { "RI", "CT" } });
        var all = await market.ListPayorsAsync(new ListPayorsRequest());

        reply.Payors.ShouldAllBe(payor => payor.States.Contains("RI") || payor.States.Contains("CT"));
        var harborlight = reply.Payors.Single(payor => payor.Code == "harborlight-ct");
        (harborlight.Method, harborlight.Panel, harborlight.TypicalDays, harborlight.Edition).ShouldBe(("portal", "open", 45, 1));
        reply.Payors.Single(payor => payor.Code == "charter-oak-mutual").Requirements.Select(requirement => requirement.DocumentKind).ShouldBe(["", "malpracticeInsurance"]);
        all.Payors.Count.ShouldBeGreaterThan(reply.Payors.Count);
    }

    private static bool IsExample(JsonElement payor) => payor.GetProperty("isExample").GetBoolean();

    private async Task<JsonElement[]> ListAsync(string query)
    {
        using var response = await host.As("clientUser", Guid.CreateVersion7()).SendAsync("GET", $"/v1/payors{query}");
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray()];
    }
}
