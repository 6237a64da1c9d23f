using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(SharedBilling.Name)]
public sealed class OnboardingInvoiceTests(BillingHost host)
{
    [Theory]
    [InlineData("msa", "sow")]
    [InlineData("sow", "msa")]
    public async Task Both_agreements_open_one_invoice_in_either_order(string first, string second)
    {
        var client = Guid.CreateVersion7();
        await host.ExecuteAsync((client, first, null));
        (await InvoicesAsync(client)).ShouldBeEmpty();

        await host.ExecuteAsync((client, second, null));

        var invoice = (await InvoicesAsync(client)).ShouldHaveSingleItem();
        invoice.GetProperty("reason").GetString().ShouldBe("onboarding");
        invoice.GetProperty("subjectId").GetGuid().ShouldBe(client);
        invoice.GetProperty("state").GetString().ShouldBe("open");
        invoice.GetProperty("number").GetString().ShouldStartWith("INV-");
        invoice.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("code").GetString()).ShouldBe(["research-fee", "onboarding-practice"]);
        invoice.GetProperty("total").GetProperty("amount").GetDecimal().ShouldBe(1250m);
        invoice.GetProperty("total").GetProperty("currency").GetString().ShouldBe("USD");
        invoice.GetProperty("due").GetProperty("amount").GetRawText().ShouldBe("1250.00");
        invoice.GetProperty("paid").GetProperty("amount").GetDecimal().ShouldBe(0m);
    }

    [Fact]
    public async Task Everything_at_once_and_twice_is_one_invoice_and_one_event()
    {
        var clients = Enumerable.Range(0, 10).Select(_ => Guid.CreateVersion7()).ToArray();
        var deliveries = clients.SelectMany(client =>
        {
            var (msa, sow) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            return new (Guid, string, Guid?)[] { (client, "msa", msa), (client, "sow", sow), (client, "sow", sow), (client, "msa", msa), (client, "msa", null), (client, "sow", null) };
        }).ToArray();

        await host.ExecuteAsync(deliveries);

        foreach (var client in clients)
        {
            var invoice = (await InvoicesAsync(client)).ShouldHaveSingleItem().GetProperty("id").GetGuid();
            (await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == invoice))).ShouldBe(1);
        }
    }

    [Fact]
    public async Task The_client_is_named_as_it_is_called_now()
    {
        var (client, invoice) = await host.OnboardedAsync();
        await host.ChangeAsync(Changed(client, version: 2, "Harbor Family Practice"));
        await host.ChangeAsync(Changed(client, version: 1, "Late News"));

        using var response = await host.As("billing").SendAsync("GET", $"/v1/invoices/{invoice}");

        (await response.BodyAsync()).GetProperty("clientName").GetString().ShouldBe("Harbor Family Practice");
    }

    [Fact]
    public async Task Names_that_come_twice_and_in_any_order_end_with_the_newest()
    {
        var (client, invoice) = await host.OnboardedAsync();
        var names = Enumerable.Range(1, 12).Select(version => Changed(client, version, $"Name {version}")).ToArray();

        await host.ChangeAsync([.. names.Concat(names).OrderBy(_ => Guid.CreateVersion7().ToByteArray()[15])]);

        var known = await host.ReadAsync(db => db.KnownClients.SingleAsync(c => c.ClientId == new ClientId(client)));
        (known.KnownVersion, known.Name).ShouldBe((12, "Name 12"));
        using var response = await host.As("billing").SendAsync("GET", $"/v1/invoices/{invoice}");
        (await response.BodyAsync()).GetProperty("clientName").GetString().ShouldBe("Name 12");
    }

    [Fact]
    public async Task Another_clients_invoice_is_not_there()
    {
        var (client, invoice) = await host.OnboardedAsync();

        using var own = await host.As("clientAdmin", client).SendAsync("GET", $"/v1/invoices/{invoice}");
        ((int)own.StatusCode).ShouldBe(200);
        var other = host.As("clientAdmin", Guid.CreateVersion7());
        using var read = await other.SendAsync("GET", $"/v1/invoices/{invoice}");
        await read.ProblemAsync(404, "not-found");
        using var payments = await other.SendAsync("GET", $"/v1/invoices/{invoice}/payments");
        await payments.ProblemAsync(404, "not-found");
        using var list = await other.SendAsync("GET", $"/v1/invoices?clientId={client}");
        (await list.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    private static ClientChanged Changed(Guid client, int version, string name) =>
        new(client, version, name, "practice", "active", [], [], new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero));

    private async Task<System.Text.Json.JsonElement[]> InvoicesAsync(Guid client)
    {
        using var response = await host.As("billing").SendAsync("GET", $"/v1/invoices?clientId={client}&reason=onboarding");
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray()];
    }
}
