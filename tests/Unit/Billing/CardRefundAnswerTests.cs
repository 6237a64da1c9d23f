using System.Net;
using System.Text;
using Credentialing.Billing;
using Credentialing.Billing.Card;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Billing;

public sealed class CardRefundAnswerTests
{
    [Theory]
    [InlineData(201, "succeeded", 1000, "Done")]
    [InlineData(200, "pending", 1000, "Done")]
    [InlineData(200, "failed", 1000, "Refused")]
    [InlineData(200, "canceled", 1000, "Refused")]
    [InlineData(400, "", 0, "Refused")]
    [InlineData(402, "", 0, "Refused")]
    [InlineData(200, "succeeded", 999, "Unclear")]
    [InlineData(200, "requires_action", 1000, "Unclear")]
    [InlineData(409, "", 0, "Unclear")]
    [InlineData(401, "", 0, "Unavailable")]
    [InlineData(429, "", 0, "Unavailable")]
    [InlineData(503, "", 0, "Unavailable")]
    public async Task Only_what_concerns_every_refund_holds_them_all_up(int status, string state, long amount, string outcome)
    {
        using var answers = new Answers((HttpStatusCode)status, $$"""{"id":"re_1","amount":{{amount}},"status":"{{state}}"}""");
        using var http = new HttpClient(answers);
        var settings = new CardSettings(new ConfigurationBuilder().AddInMemoryCollection([new("CardProcessor:Address", "https://card.example/")]).Build());

        var answer = await new CardProcessor(http, settings, NullLogger<CardProcessor>.Instance)
            .RefundAsync("pi_1", new Money(10m, Money.Usd), "key", TestContext.Current.CancellationToken);

        (answer.Outcome.ToString(), answer.Reference is not null).ShouldBe((outcome, outcome == "Done"));
    }

    private sealed class Answers(HttpStatusCode status, string body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
    }
}
