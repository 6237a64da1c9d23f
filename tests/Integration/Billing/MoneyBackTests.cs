using Credentialing.ServiceDefaults.Audit;
using System.Text.Json;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(SharedBilling.Name)]
public sealed class MoneyBackTests(BillingHost host)
{
    [Fact]
    public async Task A_credit_note_lowers_what_is_due_and_is_found_again()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var billing = host.As("billing");

        using var note = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/credit-notes", Credit(250m));

        ((int)note.StatusCode).ShouldBe(201);
        using var read = await billing.SendAsync("GET", note.Headers.Location!.ToString());
        (await read.BodyAsync()).GetProperty("number").GetString().ShouldStartWith("CN-");
        var after = await InvoiceAsync(invoice);
        (Amount(after, "due"), Amount(after, "credited"), after.GetProperty("state").GetString()).ShouldBe((1000m, 250m, "open"));
        using var much = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/credit-notes", Credit(1000.01m));
        await much.ProblemAsync(422, "credit-exceeds-due");
        using var client = await host.As("clientAdmin", after.GetProperty("clientId").GetGuid()).SendAsync("POST", $"/v1/invoices/{invoice}/credit-notes", Credit(1m));
        await client.ProblemAsync(403, "forbidden");
    }

    [Theory]
    [InlineData("billing")]
    [InlineData("administrator")]
    public async Task Nobody_approves_the_refund_that_he_asked_for_whatever_the_role(string role)
    {
        var (invoice, _) = await PaidAsync(1250m);
        var asked = await RequestAsync(role, "ann", invoice, 100m);

        using var own = await host.As(role, "ann", []).SendAsync("POST", $"/v1/refunds/{asked}/approve");
        await own.ProblemAsync(403, "own-refund");
        using var second = await host.As(role, "bob", []).SendAsync("POST", $"/v1/refunds/{asked}/approve");
        var approved = await second.BodyAsync();
        (approved.GetProperty("state").GetString(), approved.GetProperty("requestedBy").GetString(), approved.GetProperty("decidedBy").GetString()).ShouldBe(("completed", "ann", "bob"));
        using var again = await host.As(role, "bob", []).SendAsync("POST", $"/v1/refunds/{asked}/approve");
        await again.ProblemAsync(409, "refund-decided");
        var after = await InvoiceAsync(invoice);
        (after.GetProperty("state").GetString(), Amount(after, "paid"), Amount(after, "due")).ShouldBe(("paid", 1150m, 0m));
    }

    [Fact]
    public async Task Refunds_together_are_never_more_than_was_paid_and_what_is_rejected_is_free_again()
    {
        var (invoice, _) = await PaidAsync(1250m);
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var response = await host.As("billing", "ann", []).SendAsync("POST", $"/v1/invoices/{invoice}/refunds", Refund(500m));
            return ((int)response.StatusCode, (await response.BodyAsync()).GetProperty(response.IsSuccessStatusCode ? "id" : "code").GetString());
        }));
        asked.Count(answer => answer.Item1 == 201).ShouldBe(2);
        asked.Where(answer => answer.Item1 != 201).Distinct().ShouldBe([(422, "refund-exceeds-payment")]);

        var made = asked.Where(answer => answer.Item1 == 201).Select(answer => answer.Item2).ToArray();
        using var rejected = await host.As("billing", "bob", []).SendAsync("POST", $"/v1/refunds/{made[0]}/reject", """{"reason":"Not ours"}""");
        (await rejected.BodyAsync()).GetProperty("state").GetString().ShouldBe("rejected");
        await RequestAsync("billing", "ann", invoice, 750m);
    }

    [Fact]
    public async Task What_a_card_paid_goes_back_through_the_processor_once_it_answers()
    {
        var (client, invoice) = await host.OnboardedAsync();
        using var checkout = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/invoices/{invoice}/checkout");
        using var paid = await host.Sandbox.Http.PostAsync(new Uri((await checkout.BodyAsync()).GetProperty("url").GetString()!), null);
        await Wait.UntilAsync("the invoice is paid", async () => (await InvoiceAsync(invoice)).GetProperty("state").GetString() == "paid");
        var asked = await RequestAsync("billing", "ann", invoice, 1250m);

        await host.Sandbox.SetAsync("card", "down");
        using var approved = await host.As("billing", "bob", []).SendAsync("POST", $"/v1/refunds/{asked}/approve");
        (await approved.BodyAsync()).GetProperty("state").GetString().ShouldBe("approved");
        await host.Sandbox.SetAsync("card", "ok");

        await Wait.UntilAsync("the money has gone", async () => (await RefundAsync(asked)).GetProperty("state").GetString() == "completed", 60);
        (await RefundAsync(asked)).GetProperty("processorReference").GetString().ShouldStartWith("re_");
        (await InvoiceAsync(invoice)).GetProperty("state").GetString().ShouldBe("refunded");
    }

    [Fact]
    public async Task A_returned_payment_is_owed_again_and_everybody_is_told_once()
    {
        var (invoice, payment) = await PaidAsync(1250m);
        var asked = await RequestAsync("billing", "ann", invoice, 100m);

        using var returned = await host.As("billing").SendAsync("POST", $"/v1/payments/{payment}/return", """{"reason":"R01 insufficient funds"}""");

        var body = await returned.BodyAsync();
        ((int)returned.StatusCode).ShouldBe(200, body.GetRawText());
        body.GetProperty("returnReason").GetString().ShouldBe("R01 insufficient funds");
        var after = await InvoiceAsync(invoice);
        (after.GetProperty("state").GetString(), Amount(after, "due")).ShouldBe(("open", 1250m));
        (await RefundAsync(asked)).GetProperty("state").GetString().ShouldBe("rejected");
        using var again = await host.As("billing").SendAsync("POST", $"/v1/payments/{payment}/return", """{"reason":"R01"}""");
        await again.ProblemAsync(409, "payment-returned");
        (await host.ReadAsync(db => db.Set<OutboxMessage>().CountAsync(message => message.OrderingKey == invoice && message.Type == "billing.v1.payment-returned"))).ShouldBe(1);
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ObjectId == payment.ToString() && entry.Reason == "R01 insufficient funds"))).ShouldBe(1);

        using var list = await host.As("billing").SendAsync("GET", $"/v1/invoices/{invoice}/payments");
        (await list.BodyAsync()).GetProperty("items")[0].GetProperty("returnedAt").ValueKind.ShouldBe(JsonValueKind.String);
        await PayAsync(invoice, 1250m);
        (await InvoiceAsync(invoice)).GetProperty("state").GetString().ShouldBe("paid");
    }

    [Fact]
    public async Task The_books_balance_after_all_of_it()
    {
        var (invoice, payment) = await PaidAsync(1250m);
        using var returned = await host.As("billing").SendAsync("POST", $"/v1/payments/{payment}/return", """{"reason":"Stopped"}""");
        using var note = await host.As("billing").SendAsync("POST", $"/v1/invoices/{invoice}/credit-notes", Credit(50m));
        await PayAsync(invoice, 1200m);
        var asked = await RequestAsync("billing", "ann", invoice, 200m);
        using var approved = await host.As("billing", "bob", []).SendAsync("POST", $"/v1/refunds/{asked}/approve");
        approved.EnsureSuccessStatusCode();

        var clientId = (await InvoiceAsync(invoice)).GetProperty("clientId").GetGuid();
        using var statement = await host.As("billing").SendAsync("GET", $"/v1/clients/{clientId}/statement");
        var body = await statement.BodyAsync();
        body.GetProperty("lines").EnumerateArray().Select(line => Amount(line, "amount")).ShouldBe([1250m, -1250m, 1250m, -50m, -1200m, -200m, 200m], ignoreOrder: true);
        Amount(body, "closingBalance").ShouldBe(0m);
        using var balance = await host.As("billing").SendAsync("GET", "/v1/billing/trial-balance");
        (await balance.BodyAsync()).GetProperty("balanced").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("clientAdmin", "refunds")]
    [InlineData("representative", "refunds")]
    [InlineData("auditor", "refunds")]
    public async Task Only_those_who_may_ask_for_money_back_do(string role, string what)
    {
        var (invoice, _) = await PaidAsync(1m);
        using var response = await host.As(role, (await InvoiceAsync(invoice)).GetProperty("clientId").GetGuid())
            .SendAsync("POST", $"/v1/invoices/{invoice}/{what}", Refund(1m));
        await response.ProblemAsync(403, "forbidden");
    }

    private async Task<(Guid Invoice, Guid Payment)> PaidAsync(decimal amount)
    {
        var (_, invoice) = await host.OnboardedAsync();
        return (invoice, await PayAsync(invoice, amount));
    }

    private async Task<Guid> PayAsync(Guid invoice, decimal amount)
    {
        using var paid = await host.As("billing").SendAsync(
            "POST", $"/v1/invoices/{invoice}/payments", $$$"""{"amount":{"amount":{{{amount}}},"currency":"USD"},"method":"ach"}""");
        paid.EnsureSuccessStatusCode();
        return (await paid.BodyAsync()).GetProperty("id").GetGuid();
    }

    private async Task<Guid> RequestAsync(string role, string by, Guid invoice, decimal amount)
    {
        using var response = await host.As(role, by, []).SendAsync("POST", $"/v1/invoices/{invoice}/refunds", Refund(amount));
        var body = await response.BodyAsync();
        ((int)response.StatusCode).ShouldBe(201, body.GetRawText());
        return body.GetProperty("id").GetGuid();
    }

    private async Task<JsonElement> RefundAsync(Guid refund)
    {
        using var response = await host.As("billing").SendAsync("GET", $"/v1/refunds/{refund}");
        return await response.BodyAsync();
    }

    private async Task<JsonElement> InvoiceAsync(Guid invoice)
    {
        using var response = await host.As("billing").SendAsync("GET", $"/v1/invoices/{invoice}");
        return await response.BodyAsync();
    }

    private static string Credit(decimal amount) => $$$"""{"amount":{"amount":{{{amount}}},"currency":"USD"},"reason":"Goodwill"}""";

    private static string Refund(decimal amount) => $$$"""{"amount":{"amount":{{{amount}}},"currency":"USD"},"reason":"Paid twice"}""";

    private static decimal Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetDecimal();
}
