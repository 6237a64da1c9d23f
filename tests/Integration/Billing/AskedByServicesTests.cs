using Credentialing.Billing.Contracts.V1;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.Tests.Integration.Hosting;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

[Collection(SharedBilling.Name)]
public sealed class AskedByServicesTests(BillingHost host)
{
    [Fact]
    public async Task Prices_are_those_in_force()
    {
        var sheet = await new Prices.PricesClient(host.AsService()).GetPricesAsync(new GetPricesRequest(), ServiceCall.AboutNoClient(default));

        sheet.Edition.ShouldBeGreaterThan(0);
        var application = sheet.Prices.Single(price => price.Code == "application");
        (application.Unit, application.Amount, application.Currency).ShouldBe(("application", "250.00", "USD"));
    }

    [Fact]
    public async Task A_round_of_an_application_has_one_quote_however_often_and_simultaneously_it_is_asked_for()
    {
        var (client, application) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(client, application, used: 1)));
        var next = await AskAsync(client, application, used: 2);

        var quote = answers.Distinct().ShouldHaveSingleItem();
        (quote.State, quote.InvoiceId).ShouldBe(("open", ""));
        next.Id.ShouldNotBe(quote.Id);
    }

    [Fact]
    public async Task Accepting_it_opens_an_invoice_about_the_application_and_asking_again_names_it()
    {
        var (client, application) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var quote = await AskAsync(client, application, used: 1);

        using var accepted = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/quotes/{quote.Id}/accept");
        var again = await AskAsync(client, application, used: 1);

        var invoiceId = (await accepted.BodyAsync()).GetProperty("invoiceId").GetString();
        (again.Id, again.State, again.InvoiceId).ShouldBe((quote.Id, "accepted", invoiceId));
        using var invoice = await host.As("clientAdmin", client).SendAsync("GET", $"/v1/invoices/{invoiceId}");
        var body = await invoice.BodyAsync();
        (body.GetProperty("reason").GetString(), body.GetProperty("subjectId").GetGuid()).ShouldBe(("resubmission", application));
        body.GetProperty("total").GetProperty("amount").GetDecimal().ShouldBe(125m);
    }

    [Fact]
    public async Task After_its_invoice_was_voided_there_is_another_offer()
    {
        var (client, application) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var quote = await AskAsync(client, application, used: 1);
        using var accepted = await host.As("clientAdmin", client).SendAsync("POST", $"/v1/quotes/{quote.Id}/accept");
        using var voided = await host.As("billing").SendAsync("POST", $"/v1/invoices/{(await accepted.BodyAsync()).GetProperty("invoiceId")}/void");
        voided.EnsureSuccessStatusCode();

        var another = await AskAsync(client, application, used: 1);

        another.Id.ShouldNotBe(quote.Id);
        another.State.ShouldBe("open");
    }

    [Fact]
    public async Task Another_client_s_quote_is_not_there_for_it()
    {
        var application = Guid.CreateVersion7();
        var first = await AskAsync(Guid.CreateVersion7(), application, used: 1);
        var second = await AskAsync(Guid.CreateVersion7(), application, used: 1);

        second.Id.ShouldNotBe(first.Id);
    }

    [Theory]
    [InlineData("no uuid", 1)]
    [InlineData("01930000-0000-7000-8000-000000000009", 0)]
    public async Task What_makes_no_sense_is_refused(string application, int used)
    {
        var asked = new QuoteResubmissionRequest { ApplicationId = application, Used = used };
        var refused = await Should.ThrowAsync<RpcException>(async () =>
            await Client().QuoteResubmissionAsync(asked, ServiceCall.About(new ClientId(Guid.CreateVersion7()), default)));
        refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);

        var nobody = new QuoteResubmissionRequest { ApplicationId = Guid.CreateVersion7().ToString(), Used = 1 };
        (await Should.ThrowAsync<RpcException>(async () => await Client().QuoteResubmissionAsync(nobody, ServiceCall.AboutNoClient(default))))
            .StatusCode.ShouldBe(StatusCode.InvalidArgument);
    }

    private Quotes.QuotesClient Client() => new(host.AsService());

    private async Task<Quote> AskAsync(Guid client, Guid application, int used) => await Client().QuoteResubmissionAsync(
        new QuoteResubmissionRequest { ApplicationId = application.ToString(), Used = used }, ServiceCall.About(new ClientId(client), default));
}
