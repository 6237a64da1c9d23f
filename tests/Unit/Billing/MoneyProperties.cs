using Credentialing.Billing;
using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Billing;

public class MoneyProperties
{
    private static readonly Gen<decimal> s_cents = Gen.Choose(0, 10_000_000).Select(cents => cents / 100m);
    private static readonly Gen<decimal> s_anything =
        Gen.Choose(-2_000_000_000, 2_000_000_000).SelectMany(_ => Gen.Choose(1, 10_000), (units, parts) => units / (decimal)parts);

    private static readonly Gen<InvoiceLine> s_line =
        Gen.Choose(1, 500).SelectMany(_ => s_cents, (quantity, price) => InvoiceLine.Of("code", "Words", quantity, Some.Usd(price)));

    private static readonly Gen<InvoiceLine[]> s_lines = s_line.NonEmptyListOf().Select(lines => lines.ToArray());

    [Fact]
    public void Rounding_gives_whole_cents_and_is_off_by_half_a_cent_at_most() => Prop.ForAll(s_anything.ToArbitrary(), amount =>
    {
        var rounded = Money.Rounded(amount, Money.Usd);
        return rounded.IsWholeCents && Math.Abs(rounded.Amount - amount) <= 0.005m && Money.Rounded(-amount, Money.Usd).Amount == -rounded.Amount;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_total_is_the_sum_of_its_lines_and_never_negative() => Prop.ForAll(s_lines.ToArbitrary(), lines =>
    {
        var invoice = Some.Invoice(lines);
        return invoice.Total.Amount == lines.Sum(line => line.Quantity * line.UnitPrice.Amount) &&
            invoice.Total.Amount == lines.Sum(line => line.Amount.Amount) && invoice.Total is { Amount: >= 0, IsWholeCents: true };
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void However_a_total_is_split_its_parts_pay_it_exactly_and_once() => Prop.ForAll(Parts.ToArbitrary(), parts =>
    {
        var invoice = Some.InvoiceOf(parts.Sum());
        foreach (var part in parts)
        {
            if (invoice.State == InvoiceState.Paid || invoice.Pay(invoice.Payment(part)) is not null)
            {
                return false;
            }
        }

        return invoice.State == InvoiceState.Paid && invoice.Due.Amount == 0 && invoice.Paid == invoice.Total &&
            invoice.Events.OfType<InvoicePaid>().Count() == 1;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_tried_nothing_is_paid_beyond_the_total_and_the_ledger_agrees() => Prop.ForAll(s_lines.ToArbitrary(), Attempts.ToArbitrary(), (lines, attempts) =>
    {
        var invoice = Some.Invoice(lines);
        foreach (var amount in attempts)
        {
            var before = invoice.Paid;
            var refused = amount < 0 ? invoice.Withdraw(null, Some.Now) : invoice.Pay(invoice.Payment(amount));
            if (refused is not null && invoice.Paid != before)
            {
                return false;
            }
        }

        var owed = Balance(invoice, LedgerAccount.Receivable);
        var taken = Balance(invoice, LedgerAccount.Bank);
        return invoice.Paid.Amount >= 0 && invoice.Paid.Amount <= invoice.Total.Amount && invoice.Due.Amount >= 0 &&
            owed == invoice.Due.Amount && taken == invoice.Paid.Amount &&
            Enum.GetValues<LedgerAccount>().Sum(account => Balance(invoice, account)) == 0;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_currencies_are_never_added() =>
        Should.Throw<InvalidOperationException>(() => Some.Usd(1m) + new Money(1m, "EUR"));

    [Fact]
    public void Cents_are_written_as_cents_whatever_the_scale() =>
        (new Money(1250m, Money.Usd).Amount.ToString(), new Money(1250.0000m, Money.Usd).Amount.ToString()).ShouldBe(("1250.00", "1250.00"));

    private static Gen<decimal[]> Parts => Gen.Choose(1, 5_000_000).Select(cents => cents / 100m).NonEmptyListOf().Select(parts => parts.ToArray());

    // A negative amount stands for an attempt to void.
    private static Gen<decimal[]> Attempts => Gen.Frequency((9, Gen.Choose(1, 20_000_000).Select(cents => cents / 100m)), (1, Gen.Constant(-1m)))
        .ListOf().Select(attempts => attempts.ToArray());

    private static decimal Balance(Invoice invoice, LedgerAccount account) =>
        invoice.Entries.Where(entry => entry.Debit == account).Sum(entry => entry.Amount.Amount) -
        invoice.Entries.Where(entry => entry.Credit == account).Sum(entry => entry.Amount.Amount);
}
