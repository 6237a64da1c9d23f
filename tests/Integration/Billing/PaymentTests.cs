using System.Net;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(BillingCollection.Name)]
public sealed class PaymentTests(BillingHost host)
{
    [Fact]
    public async Task A_part_leaves_it_partly_paid_and_the_rest_pays_it()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var billing = host.As("billing");

        using var part = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(1000m));
        part.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await part.BodyAsync()).GetProperty("invoice").GetProperty("state").GetString().ShouldBe("partlyPaid");
        (await PaidEventsAsync(invoice)).ShouldBe(0);
        using var located = await billing.SendAsync("GET", part.Headers.Location!.ToString());
        (await located.BodyAsync()).GetProperty("amount").GetProperty("amount").GetDecimal().ShouldBe(1000m);

        using var rest = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(250m, "card"));
        rest.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var read = await billing.SendAsync("GET", $"/v1/invoices/{invoice}");
        var body = await read.BodyAsync();
        body.GetProperty("state").GetString().ShouldBe("paid");
        body.GetProperty("due").GetProperty("amount").GetDecimal().ShouldBe(0m);
        body.GetProperty("version").GetInt32().ShouldBe(3);
        (await PaidEventsAsync(invoice)).ShouldBe(1);
    }

    [Fact]
    public async Task More_than_is_due_is_422_and_what_is_paid_409()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var billing = host.As("billing");

        using var over = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(1250.01m));
        (await over.ProblemAsync(422, "overpayment")).GetProperty("errors").TryGetProperty("amount", out _).ShouldBeTrue();
        using var exact = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(1250m));
        exact.StatusCode.ShouldBe(HttpStatusCode.Created);
        using var again = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(1m));
        await again.ProblemAsync(409, "invoice-not-payable");
    }

    [Theory]
    [InlineData("""{"amount":{"amount":-5,"currency":"USD"},"method":"ach"}""", "amount.amount")]
    [InlineData("""{"amount":{"amount":0,"currency":"USD"},"method":"ach"}""", "amount.amount")]
    [InlineData("""{"amount":{"amount":1.005,"currency":"USD"},"method":"ach"}""", "amount.amount")]
    [InlineData("""{"amount":{"amount":1,"currency":"EUR"},"method":"ach"}""", "amount.currency")]
    [InlineData("""{"amount":{"amount":1,"currency":"USD"},"method":"cash"}""", "method")]
    [InlineData("""{"amount":{"amount":1,"currency":"USD"},"method":"ach","state":"paid"}""", "state")]
    [InlineData("""{"method":"ach"}""", "amount")]
    public async Task A_malformed_payment_names_its_field(string body, string field)
    {
        using var response = await host.As("billing").SendAsync("POST", $"/v1/invoices/{Guid.CreateVersion7()}/payments", body);
        (await response.ProblemAsync(400, "invalid-request")).GetProperty("errors").EnumerateObject().ShouldContain(error => error.Name == field);
    }

    [Fact]
    public async Task Fifty_identical_payments_at_once_are_one()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var billing = host.As("billing");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var response = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(100m), key: $"pay-{invoice}");
            return (response.StatusCode, Body: await response.Content.ReadAsStringAsync());
        }));

        answers.Distinct().ShouldHaveSingleItem().StatusCode.ShouldBe(HttpStatusCode.Created);
        (await host.ReadAsync(db => db.Payments.CountAsync(payment => payment.InvoiceId == new Credentialing.Billing.Invoices.InvoiceId(invoice)))).ShouldBe(1);
    }

    [Fact]
    public async Task Different_payments_at_once_never_exceed_the_total()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var billing = host.As("billing");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async n =>
        {
            using var response = await billing.SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(200m, reference: $"wire-{n}"));
            return (int)response.StatusCode;
        }));

        answers.Count(status => status == 201).ShouldBe(6);
        answers.Count(status => status == 422).ShouldBe(14);
        using var read = await billing.SendAsync("GET", $"/v1/invoices/{invoice}");
        (await read.BodyAsync()).GetProperty("due").GetProperty("amount").GetDecimal().ShouldBe(50m);
    }

    [Theory]
    [InlineData("clientAdmin")]
    [InlineData("partner")]
    [InlineData("representative")]
    public async Task Only_those_who_take_money_record_payments(string role)
    {
        var (client, invoice) = await host.OnboardedAsync();
        using var response = await host.As(role, client).SendAsync("POST", $"/v1/invoices/{invoice}/payments", Body(1m));
        await response.ProblemAsync(403, "forbidden");
    }

    private static string Body(decimal amount, string method = "ach", string reference = "ACH 0042") =>
        $$$"""{"amount":{"amount":{{{amount}}},"currency":"USD"},"method":"{{{method}}}","reference":"{{{reference}}}"}""";

    private Task<int> PaidEventsAsync(Guid invoice) => host.ReadAsync(db => db.Set<OutboxMessage>()
        .CountAsync(message => message.OrderingKey == invoice && message.Type == "billing.v1.invoice-paid"));
}
