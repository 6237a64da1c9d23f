using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(BillingCollection.Name)]
public sealed class PriceSheetTests(BillingHost host)
{
    [Fact]
    public async Task One_is_in_force_from_the_start_and_found_by_id_and_by_code()
    {
        var client = host.As("clientUser", Guid.CreateVersion7());
        using var list = await client.SendAsync("GET", "/v1/price-sheets?inForce=true");
        var sheet = (await list.BodyAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        sheet.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("code").GetString()).ShouldBe(
            ["research-fee", "onboarding-practice", "onboarding-provider", "application", "resubmission", "maintenance-provider"]);
        foreach (var name in (string?[])[sheet.GetProperty("id").GetString(), sheet.GetProperty("code").GetString()])
        {
            using var read = await client.SendAsync("GET", $"/v1/price-sheets/{name}");
            (await read.BodyAsync()).GetProperty("id").GetString().ShouldBe(sheet.GetProperty("id").GetString());
        }

        using var missing = await client.SendAsync("GET", "/v1/price-sheets/none");
        await missing.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Another_start_makes_no_second_one()
    {
        foreach (var seed in host.Services.GetServices<IHostedService>().Where(service => service.GetType().Name == "SeedPriceSheet"))
        {
            await seed.StartAsync(TestContext.Current.CancellationToken);
        }

        (await host.ReadAsync(db => db.PriceSheets.CountAsync(sheet => sheet.Code == "standard" && sheet.Edition == 1))).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_edition_takes_the_place_of_the_last_and_ten_at_once_are_ten_editions()
    {
        var billing = host.As("billing");
        var editions = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var response = await billing.SendAsync("POST", "/v1/price-sheets", await SameAsync(billing));
            response.EnsureSuccessStatusCode();
            return (await response.BodyAsync()).GetProperty("edition").GetInt32();
        }));

        editions.Distinct().Count().ShouldBe(10);
        var inForce = await host.ReadAsync(db => db.PriceSheets.SingleAsync(sheet => sheet.InForce));
        inForce.Edition.ShouldBe(editions.Max());
    }

    [Fact]
    public async Task An_edition_without_a_price_that_we_invoice_by_is_refused()
    {
        using var response = await host.As("billing").SendAsync("POST", "/v1/price-sheets", """
            {"code":"standard","name":"Short","lines":[{"code":"research-fee","description":"Research","unit":"client","unitPrice":{"amount":1,"currency":"USD"}}]}
            """);
        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("lines", out _).ShouldBeTrue();
    }

    // The same prices again: other tests count on them.
    private static async Task<string> SameAsync(HttpClient billing)
    {
        using var read = await billing.SendAsync("GET", "/v1/price-sheets/standard");
        var lines = (await read.BodyAsync()).GetProperty("lines").EnumerateArray().Select(line =>
            line.EnumerateObject().Where(member => member.Name != "id").ToDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal));
        return JsonSerializer.Serialize(new { code = "standard", name = "Standard prices", lines });
    }
}
