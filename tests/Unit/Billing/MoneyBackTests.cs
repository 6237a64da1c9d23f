using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Payments;
using Credentialing.Billing.Refunds;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Billing;

public class MoneyBackTests
{
    /// <summary>What may be done to an invoice.</summary>
    public enum Deed
    {
        Pay, TakeFromCard, Return, Refund, Credit, Void,
    }

    private static readonly Gen<(Deed Deed, decimal Amount, int Which)[]> s_deeds =
        Gen.Elements(Deed.Pay, Deed.Pay, Deed.TakeFromCard, Deed.Return, Deed.Refund, Deed.Refund, Deed.Credit, Deed.Void)
            .SelectMany(_ => Gen.Choose(1, 70_000), (deed, cents) => (deed, Amount: cents / 100m))
            .SelectMany(_ => Gen.Choose(0, 9), (deed, which) => (deed.deed, deed.Amount, which))
            .ListOf().Select(deeds => deeds.ToArray());

    [Fact]
    public void Whatever_is_done_in_whatever_order_nothing_is_lost_and_the_ledger_agrees() =>
        Prop.ForAll(Gen.Choose(1, 100_000).Select(cents => cents / 100m).ToArbitrary(), s_deeds.ToArbitrary(), (total, deeds) =>
        {
            var books = new Books(total);
            foreach (var (deed, amount, which) in deeds)
            {
                Do(books, deed, amount, which);
                if (books.Fault() is { } fault)
                {
                    throw new InvalidOperationException($"After {deed} {amount}: {fault}.");
                }
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Money_that_was_not_due_is_held_for_the_client()
    {
        var books = new Books(100m);
        books.Pay(70m).ShouldBeNull();

        var payment = books.TakeFromCard(100m);

        (payment.Applied, payment.Unapplied).ShouldBe((Some.Usd(30m), Some.Usd(70m)));
        books.Invoice.State.ShouldBe(InvoiceState.Paid);
        books.Balance(LedgerAccount.UnappliedCredit).ShouldBe(-70m);
        books.Balance(LedgerAccount.CardClearing).ShouldBe(100m);
        books.TakeFromCard(5m).Unapplied.ShouldBe(Some.Usd(5m));
    }

    [Fact]
    public void A_returned_payment_opens_the_invoice_again_and_says_so_and_paying_again_says_paid_again()
    {
        var books = new Books(100m);
        books.Pay(40m).ShouldBeNull();
        books.Pay(60m).ShouldBeNull();

        books.Return(books.Payments[0]).ShouldBeTrue();
        (books.Invoice.State, books.Invoice.Due).ShouldBe((InvoiceState.PartlyPaid, Some.Usd(40m)));
        books.Return(books.Payments[1]).ShouldBeTrue();
        books.Return(books.Payments[1]).ShouldBeFalse();
        (books.Invoice.State, books.Invoice.Due).ShouldBe((InvoiceState.Open, Some.Usd(100m)));
        books.Pay(100m).ShouldBeNull();

        books.Invoice.Events.Select(happened => happened.GetType())
            .ShouldBe([typeof(InvoiceOpened), typeof(InvoicePaid), typeof(PaymentReturned), typeof(InvoicePaid)]);
        var told = books.Invoice.Events.OfType<PaymentReturned>().Single();
        (told.InvoiceId, told.ClientId, told.Reason, told.SubjectId)
            .ShouldBe((books.Invoice.Id.Value, books.Invoice.ClientId.Value, "onboarding", books.Invoice.SubjectId));
    }

    [Fact]
    public void A_return_on_what_was_never_paid_in_full_tells_nobody()
    {
        var books = new Books(100m);
        books.Pay(40m).ShouldBeNull();
        books.Return(books.Payments[0]).ShouldBeTrue();
        books.Invoice.Events.OfType<PaymentReturned>().ShouldBeEmpty();
    }

    [Fact]
    public void A_credit_for_the_rest_pays_it_and_never_more_than_is_due_is_credited()
    {
        var books = new Books(100m);
        books.Pay(60m).ShouldBeNull();
        books.Credit(40.01m).ShouldNotBeNull().Code.ShouldBe("credit-exceeds-due");

        books.Credit(40m).ShouldBeNull();

        (books.Invoice.State, books.Invoice.Paid, books.Invoice.Credited).ShouldBe((InvoiceState.Paid, Some.Usd(60m), Some.Usd(40m)));
        books.Credit(1m).ShouldNotBeNull().Code.ShouldBe("invoice-not-payable");
        books.Invoice.Events.OfType<InvoicePaid>().ShouldHaveSingleItem();
    }

    [Fact]
    public void Giving_all_of_a_paid_invoice_back_makes_it_refunded_and_a_part_leaves_it_paid()
    {
        var books = new Books(100m);
        books.Pay(100m).ShouldBeNull();

        books.Refund(books.Payments[0], 30m).ShouldBeNull();
        (books.Invoice.State, books.Invoice.Paid, books.Invoice.Due).ShouldBe((InvoiceState.Paid, Some.Usd(70m), Some.Usd(0m)));
        books.Refund(books.Payments[0], 70.01m).ShouldNotBeNull().Code.ShouldBe("refund-exceeds-payment");
        books.Refund(books.Payments[0], 70m).ShouldBeNull();

        (books.Invoice.State, books.Invoice.Paid, books.Invoice.Due).ShouldBe((InvoiceState.Refunded, Some.Usd(0m), Some.Usd(0m)));
        books.Balance(LedgerAccount.OnboardingIncome).ShouldBe(0m);
    }

    [Fact]
    public void Giving_back_a_part_of_what_is_not_paid_in_full_makes_it_due_again_so_that_it_can_be_voided()
    {
        var books = new Books(100m);
        books.Pay(40m).ShouldBeNull();

        books.Refund(books.Payments[0], 40m).ShouldBeNull();

        (books.Invoice.State, books.Invoice.Due).ShouldBe((InvoiceState.Open, Some.Usd(100m)));
        books.Void().ShouldBeNull();
        books.Fault().ShouldBeNull();
    }

    [Fact]
    public void Nobody_approves_his_own_refund_and_nothing_is_decided_twice()
    {
        var books = new Books(100m);
        books.Pay(100m).ShouldBeNull();
        var refund = Refund.Request(books.Payments[0], Some.Usd(10m), "Paid twice", "ann", books.LeftOf(books.Payments[0]), Some.Now).Refund!;

        refund.MayBeApprovedBy("ann").ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => refund.Approve("ann", Some.Now));
        refund.State.ShouldBe(RefundState.Requested);
        refund.Approve("bob", Some.Now).ShouldBeNull();
        refund.Approve("eve", Some.Now).ShouldNotBeNull().Code.ShouldBe("refund-decided");
        refund.Reject("eve", "No", Some.Now).ShouldNotBeNull().Code.ShouldBe("refund-decided");
    }

    [Fact]
    public void What_is_asked_for_is_spoken_for()
    {
        var books = new Books(100m);
        books.Pay(100m).ShouldBeNull();
        var asked = Refund.Request(books.Payments[0], Some.Usd(60m), "Paid twice", "ann", books.LeftOf(books.Payments[0]), Some.Now).Refund!;

        var left = PaymentLeft.Of(books.Payments[0], [asked], isReturned: false);

        (left.Total, left.Refundable).ShouldBe((Some.Usd(100m), Some.Usd(40m)));
        Refund.Request(books.Payments[0], Some.Usd(40.01m), "Paid twice", "ann", left, Some.Now).Refusal.ShouldNotBeNull();
        asked.Reject("bob", "No", Some.Now).ShouldBeNull();
        PaymentLeft.Of(books.Payments[0], [asked], isReturned: false).Refundable.ShouldBe(Some.Usd(100m));
    }

    private static void Do(Books books, Deed deed, decimal amount, int which)
    {
        var payment = books.Payments.Count == 0 ? null : books.Payments[which % books.Payments.Count];
        switch (deed)
        {
            case Deed.Pay:
                books.Pay(amount);
                break;
            case Deed.TakeFromCard:
                books.TakeFromCard(amount);
                break;
            case Deed.Return when payment is not null:
                books.Return(payment);
                break;
            case Deed.Refund when payment is not null:
                books.Refund(payment, amount);
                break;
            case Deed.Credit:
                books.Credit(amount);
                break;
            case Deed.Void:
                books.Void();
                break;
        }
    }
}
