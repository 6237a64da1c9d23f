using System.Text.Json;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(BillingCollection.Name)]
public sealed class LedgerTests(BillingHost host)
{
    [Fact]
    public async Task Opening_paying_and_voiding_are_booked_and_balance()
    {
        var (client, invoice) = await host.OnboardedAsync();
        var (withdrawn, other) = await host.OnboardedAsync();
        var billing = host.As("billing");
        using var paid = await billing.SendAsync(
            "POST", $"/v1/invoices/{invoice}/payments", """{"amount":{"amount":400.10,"currency":"USD"},"method":"card"}""");
        using var voided = await billing.SendAsync("POST", $"/v1/invoices/{other}/void");

        (await voided.BodyAsync()).GetProperty("state").GetString().ShouldBe("void");
        (await KindsAsync(client)).ShouldBe(["invoiceOpened", "paymentReceived"]);
        (await KindsAsync(withdrawn)).ShouldBe(["invoiceOpened", "invoiceVoided"]);
        using var balance = await billing.SendAsync("GET", "/v1/billing/trial-balance");
        var body = await balance.BodyAsync();
        body.GetProperty("balanced").GetBoolean().ShouldBeTrue();
        body.GetProperty("debit").GetProperty("amount").GetDecimal().ShouldBe(body.GetProperty("credit").GetProperty("amount").GetDecimal());
        body.GetProperty("accounts").EnumerateArray().Sum(account => account.GetProperty("balance").GetProperty("amount").GetDecimal()).ShouldBe(0m);
    }

    [Fact]
    public async Task An_accounts_entries_are_read_page_by_page()
    {
        var (client, invoice) = await host.OnboardedAsync();
        var billing = host.As("billing");
        foreach (var method in (string[])["card", "ach", "wire"])
        {
            using var paid = await billing.SendAsync(
                "POST", $"/v1/invoices/{invoice}/payments", $$$"""{"amount":{"amount":10,"currency":"USD"},"method":"{{{method}}}"}""");
            paid.EnsureSuccessStatusCode();
        }

        using var first = await billing.SendAsync("GET", $"/v1/billing/ledger?account=bank&clientId={client}&limit=1");
        var page = await first.BodyAsync();
        using var second = await billing.SendAsync(
            "GET", $"/v1/billing/ledger?account=bank&clientId={client}&limit=1&cursor={page.GetProperty("nextCursor").GetString()}");
        var last = await second.BodyAsync();

        last.GetProperty("nextCursor").ValueKind.ShouldBe(JsonValueKind.Null);
        var lines = page.GetProperty("items")[0].GetProperty("lines");
        lines.EnumerateArray().Select(line => line.GetProperty("account").GetString()).ShouldBe(["bank", "receivable"]);
        lines.EnumerateArray().Sum(line => Amount(line, "debit") - Amount(line, "credit")).ShouldBe(0m);
        using var unknown = await billing.SendAsync("GET", "/v1/billing/ledger?account=petty-cash");
        await unknown.ProblemAsync(400, "invalid-request");
    }

    [Fact]
    public async Task An_invoice_with_a_payment_is_not_voided_and_a_void_one_not_again()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var (_, other) = await host.OnboardedAsync();
        var billing = host.As("billing");
        using var paid = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", """{"amount":{"amount":1,"currency":"USD"},"method":"ach"}""");
        using var refused = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/void", "{}");
        await refused.ProblemAsync(409, "invoice-not-voidable");
        using var voided = await billing.SendAsync("POST", $"/v1/invoices/{other}/void", """{"reason":"Opened for the wrong client"}""");
        voided.EnsureSuccessStatusCode();
        using var again = await billing.SendAsync("POST", $"/v1/invoices/{other}/void");
        await again.ProblemAsync(409, "invoice-not-voidable");
    }

    [Theory]
    [InlineData("UPDATE ledger_entries SET amount_amount = 1")]
    [InlineData("DELETE FROM ledger_entries")]
    [InlineData("UPDATE payments SET amount_amount = 1")]
    [InlineData("DELETE FROM payments")]
    [InlineData("TRUNCATE ledger_entries")]
    public async Task The_service_itself_cannot_change_what_is_booked(string sql)
    {
        await host.OnboardedAsync();
        await using var app = new NpgsqlConnection(host.Services.GetRequiredService<ServiceDatabase>().AppConnectionString);
        await app.OpenAsync();
        await using var command = new NpgsqlCommand($"SET app.tenant = 'all'; {sql}", app);
        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    [Fact]
    public async Task Clients_do_not_see_the_ledger()
    {
        using var response = await host.As("clientAdmin", Guid.CreateVersion7()).SendAsync("GET", "/v1/billing/ledger");
        await response.ProblemAsync(403, "forbidden");
    }

    private static decimal Amount(JsonElement line, string side) => line.GetProperty(side).GetProperty("amount").GetDecimal();

    private async Task<string?[]> KindsAsync(Guid client)
    {
        using var response = await host.As("auditor").SendAsync("GET", $"/v1/billing/ledger?clientId={client}&sort=createdAt");
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("kind").GetString())];
    }
}
