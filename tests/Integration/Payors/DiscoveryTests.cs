using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Payors;

[Collection(SharedPayors.Name)]
public sealed class DiscoveryTests(PayorsHost host)
{
    private const string Wanted = """[{"code":"malpractice-cover","text":"Certificate","documentKind":"malpracticeInsurance"}]""";

    [Fact]
    public async Task A_report_has_a_row_for_each_provider_and_payor_with_what_it_takes()
    {
        var open = await host.PayorAsync();
        var wants = await host.PayorAsync(method: "caqh", panel: "closed", requirements: Wanted);
        var client = await host.ClientAsync();
        var (licensed, unlicensed) = (host.Provider(client), host.Provider(client, licensedIn: "NY"));
        host.Others.Put(client, "provider", licensed, "malpracticeInsurance", [1]);

        var report = await CompileAsync(client);

        report.GetProperty("state").GetString().ShouldBe("draft");
        var rows = report.GetProperty("rows").EnumerateArray().ToArray();
        rows.Length.ShouldBe(report.GetProperty("rowCount").GetInt32());
        rows.Select(row => row.GetProperty("payorCode").GetString()).Distinct().Count().ShouldBe(rows.Length / 2);
        var row = RowOf(rows, licensed, open);
        row.GetProperty("fee").GetRawText().ShouldBe("""{"amount":250.00,"currency":"USD"}""");
        (row.GetProperty("kind").GetString(), row.GetProperty("method").GetString(), row.GetProperty("panel").GetString(), row.GetProperty("expectedDays").GetInt32())
            .ShouldBe(("individual", "portal", "open", 45));
        PayorsHost.BlockersOf(row).ShouldBeEmpty();
        PayorsHost.BlockersOf(RowOf(rows, unlicensed, open)).ShouldBe(["license-missing"]);
        PayorsHost.BlockersOf(RowOf(rows, licensed, wants)).ShouldBe(["panel-closed"]);
        PayorsHost.BlockersOf(RowOf(rows, unlicensed, wants)).ShouldBe(["panel-closed", "license-missing", "requirement-unmet"]);
        RowOf(rows, licensed, wants).GetProperty("requirements")[0].GetProperty("documentKind").GetString().ShouldBe("malpracticeInsurance");
    }

    [Fact]
    public async Task A_practice_where_several_work_has_rows_of_its_own()
    {
        var payor = await host.PayorAsync();
        var client = await host.ClientAsync();
        var (alone, shared) = (host.Practice(client), host.Practice(client, state: "NY"));
        host.Provider(client, practice: shared);
        host.Provider(client, practice: shared);
        host.Provider(client, practice: alone);

        var rows = (await CompileAsync(client)).GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("kind").GetString() == "group").ToArray();

        rows.ShouldAllBe(row => row.GetProperty("practiceId").GetGuid() == shared && row.GetProperty("providerId").ValueKind == JsonValueKind.Null);
        PayorsHost.BlockersOf(rows.Single(row => row.GetProperty("payorCode").GetString() == payor)).ShouldBe(["no-location-in-state"]);
    }

    [Fact]
    public async Task Publishing_numbers_the_edition_tells_it_and_is_final()
    {
        var client = await host.ClientAsync();
        host.Provider(client);
        var (first, second) = ((await CompileAsync(client)).GetProperty("id").GetGuid(), (await CompileAsync(client)).GetProperty("id").GetGuid());
        var specialist = host.As("enrollmentSpecialist");
        var owner = host.As("clientUser", client);
        using var draft = await owner.SendAsync("GET", $"/v1/discovery-reports/{first}");
        await draft.ProblemAsync(404, "not-found");

        // Both at once: an edition each.
        var answers = await Task.WhenAll(
            specialist.SendAsync("POST", $"/v1/discovery-reports/{first}/publish"), specialist.SendAsync("POST", $"/v1/discovery-reports/{second}/publish"));

        (await Task.WhenAll(answers.Select(answer => answer.BodyAsync()))).Select(body => body.GetProperty("edition").GetInt32()).Order().ShouldBe([1, 2]);
        using var again = await specialist.SendAsync("POST", $"/v1/discovery-reports/{first}/publish");
        await again.ProblemAsync(409, "already-published");
        (await host.RaisedAsync(first, "payors.v1.discovery-report-published")).ShouldBe(1);
        using var seen = await owner.SendAsync("GET", $"/v1/discovery-reports/{first}");
        (await seen.BodyAsync()).GetProperty("rows").GetArrayLength().ShouldBeGreaterThan(0);
        using var list = await owner.SendAsync("GET", $"/v1/clients/{client}/discovery-reports");
        (await list.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(2);
        Array.ForEach(answers, answer => answer.Dispose());
    }

    [Theory]
    [InlineData("hospital", "active", true, "not-applicable")]
    [InlineData("healthPlan", "active", true, "not-applicable")]
    [InlineData("practice", "declined", true, "client-not-active")]
    [InlineData("practice", "active", false, "no-providers")]
    public async Task There_is_no_report_for_whom_none_can_be_made(string kind, string state, bool hasProvider, string code)
    {
        var client = await host.ClientAsync(kind, state);
        if (hasProvider)
        {
            host.Provider(client);
        }

        using var refused = await host.As("enrollmentSpecialist").SendAsync("POST", $"/v1/clients/{client}/discovery-reports", "{}");
        await refused.ProblemAsync(409, code);
    }

    [Fact]
    public async Task Another_client_sees_nothing_and_an_unknown_one_is_not_there()
    {
        var client = await host.ClientAsync();
        host.Provider(client);
        var report = (await CompileAsync(client)).GetProperty("id").GetGuid();
        await host.ReportAsync(client);
        var other = host.As("clientAdmin", await host.ClientAsync());

        using var one = await other.SendAsync("GET", $"/v1/discovery-reports/{report}");
        await one.ProblemAsync(404, "not-found");
        using var list = await other.SendAsync("GET", $"/v1/clients/{client}/discovery-reports");
        await list.ProblemAsync(404, "not-found");
        using var all = await other.SendAsync("GET", $"/v1/discovery-reports?clientId={client}");
        (await all.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        using var unknown = await host.As("manager").SendAsync("POST", $"/v1/clients/{Guid.CreateVersion7()}/discovery-reports");
        await unknown.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_service_that_is_down_is_said_and_documents_can_be_done_without()
    {
        var wants = await host.PayorAsync(requirements: Wanted);
        var client = await host.ClientAsync();
        var provider = host.Provider(client);
        try
        {
            host.Others.BillingIsDown = true;
            using var unpriced = await host.As("manager").SendAsync("POST", $"/v1/clients/{client}/discovery-reports");
            await unpriced.ProblemAsync(503, "service-unavailable");
            (host.Others.BillingIsDown, host.Others.DocumentsAreDown) = (false, true);
            PayorsHost.BlockersOf(RowOf([.. (await CompileAsync(client)).GetProperty("rows").EnumerateArray()], provider, wants)).ShouldBe(["not-checked"]);
        }
        finally
        {
            (host.Others.BillingIsDown, host.Others.DocumentsAreDown) = (false, false);
        }
    }

    private static JsonElement RowOf(JsonElement[] rows, Guid provider, string payor) => rows.Single(row =>
        row.GetProperty("kind").GetString() == "individual" && row.GetProperty("providerId").GetGuid() == provider && row.GetProperty("payorCode").GetString() == payor);

    private async Task<JsonElement> CompileAsync(Guid client)
    {
        using var compiled = await host.As("representative").SendAsync("POST", $"/v1/clients/{client}/discovery-reports");
        ((int)compiled.StatusCode).ShouldBe(201, await compiled.Content.ReadAsStringAsync());
        return await compiled.BodyAsync();
    }
}
