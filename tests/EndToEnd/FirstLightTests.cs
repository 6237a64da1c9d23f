using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.EndToEnd;

/// <summary>The first path through all services, from outside, as the administrator and a client would walk it.</summary>
public sealed class FirstLightTests(StackFixture stack)
{
    [Fact]
    public async Task Twenty_of_the_same_at_once_make_one_client()
    {
        using var us = await stack.AsAdministratorAsync();
        var name = $"Harbor {Guid.CreateVersion7():N}";
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var response = await us.SendAsync("POST", "/v1/clients", Api.Client(name), key);
            return (response.StatusCode, Body: await response.Content.ReadAsStringAsync());
        }));

        answers.Distinct().ShouldHaveSingleItem().StatusCode.ShouldBe(HttpStatusCode.Created);
        var found = await us.AskAsync("GET", $"/v1/clients?q={Uri.EscapeDataString(name)}");
        found.GetProperty("items").GetArrayLength().ShouldBe(1);
        using var other = await us.SendAsync("POST", "/v1/clients", Api.Client(name + " again"), key);
        (await other.ProblemAsync(HttpStatusCode.UnprocessableEntity)).Text("code").ShouldBe("idempotency-key-reused");
    }

    [Fact]
    public async Task A_field_that_nobody_knows_is_400_and_named()
    {
        using var us = await stack.AsAdministratorAsync();

        using var response = await us.SendAsync("POST", "/v1/clients", Api.Client("Harbor").Replace("\"kind\"", "\"sort\":1,\"kind\"", StringComparison.Ordinal));

        (await response.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").TryGetProperty("sort", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task A_change_needs_the_version_that_it_changes()
    {
        using var us = await stack.AsAdministratorAsync();
        using var created = await us.SendAsync("POST", "/v1/clients", Api.Client("Harbor"));
        var path = created.Headers.Location!.OriginalString;
        var version = created.Headers.ETag!.Tag;
        using var changed = await us.SendAsync("PATCH", path, """{"goals":"Grow"}""", ifMatch: version);

        using var stale = await us.SendAsync("PATCH", path, """{"goals":"Shrink"}""", ifMatch: version);
        using var missing = await us.SendAsync("PATCH", path, """{"goals":"Shrink"}""");

        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        await stale.ProblemAsync(HttpStatusCode.PreconditionFailed);
        await missing.ProblemAsync(HttpStatusCode.PreconditionRequired);
        (await us.AskAsync("GET", path)).Text("goals").ShouldBe("Grow");
    }

    [Fact]
    public async Task One_client_does_not_see_another()
    {
        using var us = await stack.AsAdministratorAsync();
        Guid own = (await us.AskAsync("POST", "/v1/clients", Api.Client("Own"))).Id(), other = (await us.AskAsync("POST", "/v1/clients", Api.Client("Other"))).Id();
        using var they = await AsClientAdminAsync(us, own);

        using var read = await they.SendAsync("GET", $"/v1/clients/{own}");
        using var strange = await they.SendAsync("GET", $"/v1/clients/{other}");
        using var journey = await they.SendAsync("GET", $"/v1/clients/{other}/journey");
        var list = await they.AskAsync("GET", "/v1/clients");

        read.StatusCode.ShouldBe(HttpStatusCode.OK);
        await strange.ProblemAsync(HttpStatusCode.NotFound);
        await journey.ProblemAsync(HttpStatusCode.NotFound);
        list.GetProperty("items").EnumerateArray().Select(item => item.Id()).ShouldBe([own]);
    }

    [Fact]
    public async Task Both_agreements_open_one_invoice_and_its_payment_shows_in_the_journey()
    {
        using var us = await stack.AsAdministratorAsync();
        var client = (await us.AskAsync("POST", "/v1/clients", Api.Client("Harbor"))).Id();
        using var they = await AsClientAdminAsync(us, client);

        await ExecuteAsync(us, they, client, "msa");
        (await InvoicesAsync(us, client)).ShouldBeEmpty();
        await ExecuteAsync(us, they, client, "sow");
        await Api.UntilAsync("the onboarding invoice is opened", async () => (await InvoicesAsync(us, client)).Length > 0);
        var invoice = (await InvoicesAsync(they, client)).ShouldHaveSingleItem();
        (invoice.Text("reason"), invoice.Text("state")).ShouldBe(("onboarding", "open"));
        (await BlockersAsync(they, client)).ShouldContain("onboarding-invoice-not-paid");

        var paid = await us.AskAsync(
            "POST", $"/v1/invoices/{invoice.Id()}/payments", $$$"""{"amount":{"amount":{{{invoice.Amount("due")}}},"currency":"USD"},"method":"ach","reference":"ACH 1"}""");

        paid.GetProperty("invoice").Text("state").ShouldBe("paid");
        await Api.UntilAsync(
            "the journey knows of the payment",
            async () => !(await BlockersAsync(they, client)).Contains("onboarding-invoice-not-paid", StringComparer.Ordinal));
        (await InvoicesAsync(us, client)).ShouldHaveSingleItem().Text("state").ShouldBe("paid");
        await ShouldBalanceAsync(us);
    }

    [Fact]
    public async Task The_audit_trail_of_every_service_is_whole()
    {
        using var us = await stack.AsAdministratorAsync();
        await us.AskAsync("POST", "/v1/clients", Api.Client("Harbor"));

        await ShouldBeWholeAsync(us);
    }

    [Fact]
    public async Task One_contract_describes_all_services()
    {
        using var anyone = stack.Gateway();

        string[] paths = ["/v1/clients", "/v1/invoices", "/v1/api-clients"];
        JsonElement contract = default;

        // A part that was too slow to answer once is asked for again soon.
        await Api.UntilAsync("every service has told its part", async () =>
            paths.All((contract = await anyone.AskAsync("GET", "/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(one => one.Name).Contains));

        contract.Text("openapi").ShouldStartWith("3.1");
        foreach (var path in paths)
        {
            contract.GetProperty("paths").TryGetProperty(path, out _).ShouldBeTrue($"{path} is not among {string.Join(", ", contract.GetProperty("paths").EnumerateObject().Select(one => one.Name))}");
        }
    }

    internal static async Task ShouldBalanceAsync(HttpClient us)
    {
        var balance = await us.AskAsync("GET", "/v1/billing/trial-balance");
        balance.GetProperty("balanced").GetBoolean().ShouldBeTrue();
        balance.Amount("debit").ShouldBe(balance.Amount("credit"));
        balance.Amount("debit").ShouldBeGreaterThan(0m);
    }

    internal static async Task ShouldBeWholeAsync(HttpClient us)
    {
        var verified = await us.AskAsync("GET", "/v1/audit/verification");
        verified.GetProperty("ok").GetBoolean().ShouldBeTrue(verified.ToString());
        var services = verified.GetProperty("services").EnumerateObject().ToArray();
        services.Select(service => service.Name).Order(StringComparer.Ordinal)
            .ShouldBe(["billing", "clients", "documents", "identity", "notifications", "payors", "providers"]);
        services.ShouldAllBe(service => service.Value.GetProperty("ok").GetBoolean());
    }

    private async Task<HttpClient> AsClientAdminAsync(HttpClient us, Guid client)
    {
        var account = await us.AskAsync("POST", "/v1/api-clients", Api.ClientAdmin([client]));
        return await AsAsync(account.Text("clientId"), account.Text("clientSecret"));
    }

    private async Task<HttpClient> AsAsync(string clientId, string clientSecret)
    {
        var gateway = stack.Gateway();
        gateway.DefaultRequestHeaders.Authorization = await gateway.TokenAsync(clientId, clientSecret);
        return gateway;
    }

    private static async Task ExecuteAsync(HttpClient us, HttpClient they, Guid client, string kind)
    {
        var agreement = (await us.AskAsync("POST", $"/v1/clients/{client}/agreements", $$"""{"kind":"{{kind}}"}""")).Id();
        await us.AskAsync("POST", $"/v1/agreements/{agreement}/send");
        await they.AskAsync("POST", $"/v1/agreements/{agreement}/sign", Api.Signature);
        (await us.AskAsync("POST", $"/v1/agreements/{agreement}/sign", Api.Signature)).Text("state").ShouldBe("executed");
    }

    private static async Task<JsonElement[]> InvoicesAsync(HttpClient caller, Guid client) =>
        [.. (await caller.AskAsync("GET", $"/v1/invoices?clientId={client}")).GetProperty("items").EnumerateArray()];

    private static async Task<string[]> BlockersAsync(HttpClient caller, Guid client) =>
        [.. (await caller.AskAsync("GET", $"/v1/clients/{client}/journey")).GetProperty("steps").EnumerateArray()
            .Single(step => step.Text("step") == "agreement").GetProperty("blockers").EnumerateArray().Select(blocker => blocker.Text("code"))];
}
