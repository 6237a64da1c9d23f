using Credentialing.ServiceDefaults.Audit;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Credentialing.Billing.Invoices;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Sandbox;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(SharedBilling.Name)]
public sealed class CardPaymentTests(BillingHost host)
{
    [Fact]
    public async Task A_client_pays_on_the_hosted_page_and_the_invoice_is_paid()
    {
        var (client, invoice) = await host.OnboardedAsync();
        using var checkout = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/invoices/{invoice}/checkout", "{}");
        checkout.IsSuccessStatusCode.ShouldBeTrue(await checkout.Content.ReadAsStringAsync());
        var page = new Uri((await checkout.BodyAsync()).GetProperty("url").GetString()!);
        (await host.Sandbox.Http.GetStringAsync(page)).ShouldContain("1,250.00 USD");

        using var paid = await host.Sandbox.Http.PostAsync(page, null);
        paid.EnsureSuccessStatusCode();

        await Wait.UntilAsync("the invoice is paid", async () => (await InvoiceAsync(invoice)).GetProperty("state").GetString() == "paid");
        var payment = (await PaymentsAsync(invoice)).ShouldHaveSingleItem();
        (payment.GetProperty("method").GetString(), Amount(payment, "amount"), Amount(payment, "unapplied")).ShouldBe(("card", 1250m, 0m));
        using var again = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/invoices/{invoice}/checkout");
        await again.ProblemAsync(409, "invoice-not-payable");
    }

    [Fact]
    public async Task Fifty_webhooks_payments_and_checkouts_at_once_make_one_charge()
    {
        var (client, invoice) = await host.OnboardedAsync();
        var (told, payment) = ($"evt_{Guid.CreateVersion7():N}", $"pi_{Guid.CreateVersion7():N}");
        var payer = host.As("clientAdmin", client);

        var webhooks = Enumerable.Range(0, 50).Select(async _ => (int)(await TellAsync(Completed(invoice, 125000, told, payment))).StatusCode).ToArray();
        var pages = Enumerable.Range(0, 20).Select(async _ => await payer.SendAsync("POST", $"/v1/invoices/{invoice}/checkout")).ToArray();
        var statuses = await Task.WhenAll(webhooks);
        var sessions = (await Task.WhenAll(pages)).Where(page => page.IsSuccessStatusCode).ToArray();

        statuses.ShouldAllBe(status => status == 200);
        (await Task.WhenAll(sessions.Select(async page => (await page.BodyAsync()).GetProperty("sessionId").GetString()))).Distinct().Count().ShouldBeLessThanOrEqualTo(1);
        (await PaymentsAsync(invoice)).ShouldHaveSingleItem();
        (await InvoiceAsync(invoice)).GetProperty("state").GetString().ShouldBe("paid");
    }

    [Fact]
    public async Task The_same_payment_told_as_another_event_is_taken_once()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var payment = $"pi_{Guid.CreateVersion7():N}";
        using var first = await TellAsync(Completed(invoice, 10000, $"evt_{Guid.CreateVersion7():N}", payment));
        using var second = await TellAsync(Completed(invoice, 10000, $"evt_{Guid.CreateVersion7():N}", payment));

        ((int)first.StatusCode, (int)second.StatusCode).ShouldBe((200, 200));
        (await PaymentsAsync(invoice)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Money_that_comes_when_nothing_is_due_any_more_is_held_and_shown()
    {
        var (client, invoice) = await host.OnboardedAsync();
        using var paid = await host.As("billing").SendAsync(
            "POST", $"/v1/invoices/{invoice}/payments", """{"amount":{"amount":1000,"currency":"USD"},"method":"wire"}""");
        paid.EnsureSuccessStatusCode();

        using var told = await TellAsync(Completed(invoice, 125000));

        ((int)told.StatusCode).ShouldBe(200);
        (await InvoiceAsync(invoice)).GetProperty("state").GetString().ShouldBe("paid");
        using var list = await host.As("billing").SendAsync("GET", $"/v1/payments?clientId={client}&unapplied=true");
        var held = (await list.BodyAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (Amount(held, "amount"), Amount(held, "unapplied")).ShouldBe((1250m, 1000m));
        using var ledger = await host.As("billing").SendAsync("GET", $"/v1/billing/ledger?account=unappliedCredit&clientId={client}");
        Amount((await ledger.BodyAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem(), "amount").ShouldBe(1000m);
        using var statement = await host.As("billing").SendAsync("GET", $"/v1/clients/{client}/statement");
        Amount(await statement.BodyAsync(), "closingBalance").ShouldBe(-1000m);
        var payments = (await PaymentsAsync(invoice)).Select(payment => payment.GetProperty("id").GetString()).ToArray();
        (await host.ReadAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.ObjectKind == "payment" && payments.Contains(entry.ObjectId)))).ShouldBe(2);
    }

    [Fact]
    public async Task What_is_for_no_invoice_of_ours_is_kept_for_somebody_to_look_at()
    {
        var told = $"evt_{Guid.CreateVersion7():N}";
        using var answer = await TellAsync(Completed(Guid.CreateVersion7(), 777, told));

        ((int)answer.StatusCode).ShouldBe(200);
        using var list = await host.As("billing").SendAsync("GET", "/v1/billing/unmatched");
        var kept = (await list.BodyAsync()).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("eventId").GetString() == told);
        Amount(kept, "amount").ShouldBe(7.77m);
    }

    [Fact]
    public async Task What_is_not_signed_by_the_processor_now_is_refused_and_leaves_nothing()
    {
        var (_, invoice) = await host.OnboardedAsync();
        var body = Completed(invoice, 125000);

        await RefusedAsync(body, null);
        await RefusedAsync(body, Sign(body, "another secret", TimeProvider.System.GetUtcNow()));
        await RefusedAsync(body, Sign(body, SandboxHost.Secret, TimeProvider.System.GetUtcNow().AddMinutes(-6)));
        await RefusedAsync(body + " ", Sign(body, SandboxHost.Secret, TimeProvider.System.GetUtcNow()));
        using var nonsense = await TellAsync("""{"id":"evt_1"}""");
        await nonsense.ProblemAsync(400, "invalid-request");

        (await PaymentsAsync(invoice)).ShouldBeEmpty();
        (await host.ReadAsync(db => db.CardReceipts.CountAsync(receipt => receipt.SessionId == $"cs_{invoice}"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_processor_that_is_down_is_said_to_be_and_one_that_signs_wrongly_is_heard_when_it_signs_rightly()
    {
        var (client, invoice) = await host.OnboardedAsync();
        await host.Sandbox.SetAsync("card", "down");
        using var down = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/invoices/{invoice}/checkout");
        await down.ProblemAsync(503, "card-processor-unavailable");

        await host.Sandbox.SetAsync("card", "wrong");
        using var checkout = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/invoices/{invoice}/checkout");
        using var paid = await host.Sandbox.Http.PostAsync(new Uri((await checkout.BodyAsync()).GetProperty("url").GetString()!), null);
        var session = (await checkout.BodyAsync()).GetProperty("sessionId").GetString()!;
        await Wait.UntilAsync("it was refused", async () => (await EventAsync(session)).GetProperty("last_status").GetInt32() == 401);
        (await PaymentsAsync(invoice)).ShouldBeEmpty();

        await host.Sandbox.SetAsync("card", "ok");
        await Wait.UntilAsync("it is heard", async () => (await PaymentsAsync(invoice)).Length == 1);
        (await InvoiceAsync(invoice)).GetProperty("state").GetString().ShouldBe("paid");
    }

    [Fact]
    public async Task Another_client_starts_no_checkout_and_only_web_addresses_are_returned_to()
    {
        var (client, invoice) = await host.OnboardedAsync();
        using var other = await host.As("clientAdmin", Guid.CreateVersion7()).SendAsync("POST", $"/v1/invoices/{invoice}/checkout");
        await other.ProblemAsync(404, "not-found");
        using var script = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/invoices/{invoice}/checkout", """{"successUrl":"javascript:alert(1)"}""");
        (await script.ProblemAsync(400, "invalid-request")).GetProperty("errors").TryGetProperty("successUrl", out _).ShouldBeTrue();
    }

    private async Task RefusedAsync(string body, string? signature)
    {
        using var response = await TellAsync(body, signature, sign: false);
        await response.ProblemAsync(401, "signature-invalid");
    }

    private async Task<HttpResponseMessage> TellAsync(string body, string? signature = null, bool sign = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/webhooks/card", UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if ((sign ? Sign(body, SandboxHost.Secret, TimeProvider.System.GetUtcNow()) : signature) is { } header)
        {
            request.Headers.TryAddWithoutValidation("Card-Signature", header);
        }

        return await host.Anonymous().SendAsync(request);
    }

    private static string Sign(string body, string secret, DateTimeOffset at)
    {
        var signed = Encoding.UTF8.GetBytes($"{at.ToUnixTimeSeconds()}.{body}");
        return $"t={at.ToUnixTimeSeconds()},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    private static string Completed(Guid invoice, long cents, string? told = null, string? payment = null) => JsonSerializer.Serialize(new
    {
        id = told ?? $"evt_{Guid.CreateVersion7():N}",
        type = "checkout.session.completed",
        data = new
        {
            @object = new
            {
                id = $"cs_{invoice}",
                amount_total = cents,
                currency = "usd",
                payment_intent = payment ?? $"pi_{Guid.CreateVersion7():N}",
                payment_status = "paid",
                metadata = new { invoice_id = invoice },
            },
        },
    });

    private async Task<JsonElement> InvoiceAsync(Guid invoice)
    {
        using var response = await host.As("billing").SendAsync("GET", $"/v1/invoices/{invoice}");
        return await response.BodyAsync();
    }

    private async Task<JsonElement[]> PaymentsAsync(Guid invoice)
    {
        using var response = await host.As("billing").SendAsync("GET", $"/v1/invoices/{invoice}/payments");
        return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray()];
    }

    private async Task<JsonElement> EventAsync(string session)
    {
        using var response = await host.Sandbox.Http.GetAsync(new Uri("/card/events", UriKind.Relative));
        return (await response.BodyAsync()).GetProperty("items").EnumerateArray().Single(told => told.GetProperty("body").GetString()!.Contains(session, StringComparison.Ordinal));
    }

    private static decimal Amount(JsonElement of, string name) => of.GetProperty(name).GetProperty("amount").GetDecimal();
}
