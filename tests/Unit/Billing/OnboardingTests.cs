using Credentialing.Billing.Invoices;
using Credentialing.Billing.Onboarding;
using Credentialing.Billing.PriceSheets;
using Credentialing.ServiceDefaults.Tenancy;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Billing;

public class OnboardingTests
{
    [Theory]
    [InlineData("msa", false)]
    [InlineData("sow", false)]
    [InlineData("msa msa", false)]
    [InlineData("sow baa", false)]
    [InlineData("msa sow", true)]
    [InlineData("sow msa", true)]
    [InlineData("sow sow msa msa", true)]
    public void Both_agreements_are_needed_in_any_order(string kinds, bool toBeInvoiced)
    {
        var onboarding = ClientOnboarding.Of(new ClientId(Guid.CreateVersion7()));
        foreach (var kind in kinds.Split(' '))
        {
            onboarding.Executed(kind, Some.Now);
        }

        onboarding.IsToBeInvoiced.ShouldBe(toBeInvoiced);
    }

    [Fact]
    public void What_is_invoiced_is_not_invoiced_again()
    {
        var onboarding = ClientOnboarding.Of(new ClientId(Guid.CreateVersion7()));
        onboarding.Executed("msa", Some.Now);
        onboarding.Executed("sow", Some.Now);
        onboarding.Invoiced(new InvoiceId(Guid.CreateVersion7()));
        onboarding.Executed("sow", Some.Now.AddDays(1));
        onboarding.IsToBeInvoiced.ShouldBeFalse();
        onboarding.SowExecutedAt.ShouldBe(Some.Now);
    }

    [Fact]
    public void A_price_sheet_has_one_price_of_a_code_and_none_below_zero()
    {
        Should.Throw<ArgumentException>(() => Sheet(("a", 1m), ("a", 2m)));
        Should.Throw<ArgumentException>(() => Sheet(("a", -0.01m)));
        Should.Throw<ArgumentException>(() => Sheet(("a", 0.001m)));
        Sheet(("a", 1m), ("b", 0m)).Line("b").UnitPrice.ShouldBe(Some.Usd(0m));
        Should.Throw<InvalidOperationException>(() => Sheet(("a", 1m)).Line("b"));
    }

    private static PriceSheet Sheet(params (string Code, decimal Price)[] lines) => PriceSheet.Publish(
        new PriceSheetId(Guid.CreateVersion7()), "standard", "Standard", 1,
        [.. lines.Select(line => new PriceSheetLine(Guid.CreateVersion7(), line.Code, line.Code, PriceUnit.Client, Some.Usd(line.Price)))]);
}
