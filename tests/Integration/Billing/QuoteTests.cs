using System.Net;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(SharedBilling.Name)]
public sealed class QuoteTests(BillingHost host)
{
    [Fact]
    public async Task Accepting_a_quote_opens_one_invoice_at_its_prices()
    {
        var (client, application) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var quote = await QuoteAsync(client, application);
        quote.GetProperty("state").GetString().ShouldBe("open");
        quote.GetProperty("total").GetProperty("amount").GetDecimal().ShouldBe(125m);
        var owner = host.As("clientAdmin", client);

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => owner.SendAsync("POST", $"/v1/quotes/{quote.GetProperty("id")}/accept")));

        var accepted = await answers.Single(answer => answer.StatusCode == HttpStatusCode.OK).BodyAsync();
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict).ShouldBe(4);
        accepted.GetProperty("state").GetString().ShouldBe("accepted");
        using var list = await owner.SendAsync("GET", $"/v1/invoices?clientId={client}");
        var invoice = (await list.BodyAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        invoice.GetProperty("id").GetGuid().ShouldBe(accepted.GetProperty("invoiceId").GetGuid());
        invoice.GetProperty("reason").GetString().ShouldBe("resubmission");
        invoice.GetProperty("subjectId").GetGuid().ShouldBe(application);
        invoice.GetProperty("total").GetProperty("amount").GetDecimal().ShouldBe(125m);
    }

    [Fact]
    public async Task Another_client_neither_sees_nor_accepts_it()
    {
        var quote = await QuoteAsync(Guid.CreateVersion7(), Guid.CreateVersion7());
        var other = host.As("clientAdmin", Guid.CreateVersion7());
        using var read = await other.SendAsync("GET", $"/v1/quotes/{quote.GetProperty("id")}");
        await read.ProblemAsync(404, "not-found");
        using var accept = await other.SendAsync("POST", $"/v1/quotes/{quote.GetProperty("id")}/accept");
        await accept.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_line_of_the_price_sheet_is_named_by_its_id_as_well_as_by_its_code()
    {
        var billing = host.As("billing");
        using var list = await billing.SendAsync("GET", "/v1/price-sheets?inForce=true");
        var line = (await list.BodyAsync()).GetProperty("items")[0].GetProperty("lines").EnumerateArray().First();

        using var response = await billing.SendAsync(
            "POST", "/v1/quotes", Body(Guid.CreateVersion7(), Guid.CreateVersion7(), code: line.GetProperty("id").GetString()!));

        var quoted = (await response.BodyAsync()).GetProperty("lines").EnumerateArray().ShouldHaveSingleItem();
        quoted.GetProperty("code").GetString().ShouldBe(line.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/v1/quotes", """{"clientId":"01930000-0000-7000-8000-000000000009","reason":"other","subjectId":"01930000-0000-7000-8000-000000000009","lines":[null]}""")]
    [InlineData("/v1/price-sheets", """{"code":"standard","name":"Standard","lines":[null]}""")]
    public async Task Null_for_a_line_is_refused(string path, string body)
    {
        using var response = await host.As("administrator").SendAsync("POST", path, body);
        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").GetProperty("lines[0]")[0].GetString().ShouldBe("must not be null");
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task A_statement_to_the_end_of_time_is_refused(string to)
    {
        var (client, _) = await host.OnboardedAsync();
        using var response = await host.As("billing").SendAsync("GET", $"/v1/clients/{client}/statement?to={to}");
        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("to", out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("resubmission", "no-such-price", 422, "price-unknown")]
    [InlineData("onboarding", "research-fee", 400, "invalid-request")]
    public async Task What_has_no_price_or_is_invoiced_by_itself_is_refused(string reason, string code, int status, string problem)
    {
        using var response = await host.As("billing").SendAsync("POST", "/v1/quotes", Body(Guid.CreateVersion7(), Guid.CreateVersion7(), reason, code));
        await response.ProblemAsync(status, problem);
    }

    [Fact]
    public async Task A_statement_adds_up_and_aging_says_what_is_not_due_yet()
    {
        var (client, invoice) = await host.OnboardedAsync();
        var billing = host.As("billing");
        using var paid = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", """{"amount":{"amount":250.25,"currency":"USD"},"method":"check"}""");

        using var statement = await host.As("clientUser", client).SendAsync("GET", $"/v1/clients/{client}/statement");
        var body = await statement.BodyAsync();
        body.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("amount").GetProperty("amount").GetDecimal()).ShouldBe([1250m, -250.25m]);
        body.GetProperty("closingBalance").GetProperty("amount").GetDecimal().ShouldBe(999.75m);
        using var other = await host.As("clientUser", Guid.CreateVersion7()).SendAsync("GET", $"/v1/clients/{client}/statement");
        await other.ProblemAsync(404, "not-found");
        using var aging = await billing.SendAsync("GET", "/v1/billing/aging");
        var row = (await aging.BodyAsync()).GetProperty("clients").EnumerateArray().Single(of => of.GetProperty("clientId").GetGuid() == client);
        row.GetProperty("amounts").GetProperty("notDue").GetProperty("amount").GetDecimal().ShouldBe(999.75m);
    }

    private async Task<JsonElement> QuoteAsync(Guid client, Guid application)
    {
        using var response = await host.As("billing").SendAsync("POST", "/v1/quotes", Body(client, application));
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return await response.BodyAsync();
    }

    private static string Body(Guid client, Guid application, string reason = "resubmission", string code = "resubmission") => $$"""
        {"clientId":"{{client}}","reason":"{{reason}}","subjectId":"{{application}}","lines":[{"code":"{{code}}","quantity":1}]}
        """;
}
