using System.Text.Json;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(SharedBilling.Name)]
public sealed class SelectionInvoiceTests(BillingHost host)
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_selection_is_invoiced_with_a_line_for_each_application()
    {
        var (client, selection) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await host.HearAsync(client, Selected(client, selection));

        var invoice = (await InvoicesAsync(client)).ShouldHaveSingleItem();
        invoice.GetProperty("reason").GetString().ShouldBe("selection");
        invoice.GetProperty("subjectId").GetGuid().ShouldBe(selection);
        invoice.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("description").GetString())
            .ShouldBe(["Payor application: Harbor Health (individual)", "Payor application: Harbor Health (group)"]);
        invoice.GetProperty("lines").EnumerateArray().ShouldAllBe(line => line.GetProperty("code").GetString() == "application" && line.GetProperty("quantity").GetInt32() == 1);
        invoice.GetProperty("total").GetProperty("amount").GetDecimal().ShouldBe(500m);
        invoice.GetProperty("state").GetString().ShouldBe("open");
    }

    [Fact]
    public async Task However_often_it_is_heard_there_is_one_invoice()
    {
        var (client, selection) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await host.HearAsync(client, [.. Enumerable.Range(0, 20).Select(_ => Selected(client, selection))]);

        (await InvoicesAsync(client)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_withdrawn_unpaid_is_voided_and_stays_so()
    {
        var (client, selection) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.HearAsync(client, Selected(client, selection));

        await host.HearAsync(client, new SelectionWithdrawn(selection, client, s_at));
        await host.HearAsync(client, new SelectionWithdrawn(selection, client, s_at), Selected(client, selection));

        (await InvoicesAsync(client)).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("void");
    }

    [Fact]
    public async Task What_is_withdrawn_before_it_is_heard_of_is_never_invoiced()
    {
        var (client, selection) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        await host.HearAsync(client, new SelectionWithdrawn(selection, client, s_at));
        await host.HearAsync(client, Selected(client, selection));

        (await InvoicesAsync(client)).ShouldBeEmpty();
    }

    [Fact]
    public async Task In_any_order_and_at_once_no_invoice_of_a_withdrawn_selection_stays_open()
    {
        var client = Guid.CreateVersion7();
        var selections = Enumerable.Range(0, 15).Select(_ => Guid.CreateVersion7()).ToArray();

        await host.HearAsync(client, [.. selections.SelectMany(selection => new object[] { Selected(client, selection), new SelectionWithdrawn(selection, client, s_at) })]);

        (await InvoicesAsync(client)).ShouldAllBe(invoice => invoice.GetProperty("state").GetString() == "void");
    }

    [Fact]
    public async Task What_something_was_paid_on_is_not_voided()
    {
        var (client, selection) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await host.HearAsync(client, Selected(client, selection));
        var invoice = (await InvoicesAsync(client))[0].GetProperty("id").GetGuid();
        using var paid = await host.As("billing").SendAsync("POST", $"/v1/invoices/{invoice}/payments", """{"amount":{"amount":10,"currency":"USD"},"method":"ach"}""");
        paid.EnsureSuccessStatusCode();

        await host.HearAsync(client, new SelectionWithdrawn(selection, client, s_at));

        (await InvoicesAsync(client)).ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("partlyPaid");
    }

    private static PayorsSelected Selected(Guid client, Guid selection) => new(
        selection, client,
        [
            new SelectedApplication(Guid.CreateVersion7(), Guid.CreateVersion7(), "Harbor Health", "individual", Guid.CreateVersion7(), null),
            new SelectedApplication(Guid.CreateVersion7(), Guid.CreateVersion7(), "Harbor Health", "group", null, Guid.CreateVersion7()),
        ],
        s_at);

    private async Task<JsonElement[]> InvoicesAsync(Guid client)
    {
        using var response = await host.As("billing").SendAsync("GET", $"/v1/invoices?clientId={client}&reason=selection");
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray()];
    }
}
