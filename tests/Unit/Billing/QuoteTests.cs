using Credentialing.Billing.Invoices;
using Credentialing.Billing.Quotes;
using Credentialing.ServiceDefaults.Tenancy;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Billing;

public class QuoteTests
{
    [Fact]
    public void It_is_accepted_once()
    {
        var quote = Offer();
        quote.Accept(new InvoiceId(Guid.CreateVersion7()), Some.Now).ShouldBeNull();
        quote.StateAt(Some.Now).ShouldBe(QuoteState.Accepted);
        quote.Accept(new InvoiceId(Guid.CreateVersion7()), Some.Now).ShouldNotBeNull().Code.ShouldBe("quote-already-accepted");
    }

    [Theory]
    [InlineData(30, null)]
    [InlineData(31, "quote-expired")]
    public void The_last_day_counts(int days, string? refusal) =>
        (Offer().Accept(new InvoiceId(Guid.CreateVersion7()), Some.Now.AddDays(days))?.Code).ShouldBe(refusal);

    [Fact]
    public void An_accepted_one_does_not_expire()
    {
        var quote = Offer();
        quote.Accept(new InvoiceId(Guid.CreateVersion7()), Some.Now).ShouldBeNull();
        quote.StateAt(Some.Now.AddDays(100)).ShouldBe(QuoteState.Accepted);
    }

    private static Quote Offer() => Quote.Offer(
        new QuoteId(Guid.CreateVersion7()), new ClientId(Guid.CreateVersion7()), new InvoiceSubject(InvoiceReason.Resubmission, Guid.CreateVersion7()),
        [InvoiceLine.Of("resubmission", "Resubmission", 1, Some.Usd(125m))], Some.Now);
}
