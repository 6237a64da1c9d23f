using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Billing.Invoices;
using Credentialing.Billing.Ledger;
using Credentialing.Billing.Payments;
using Credentialing.ServiceDefaults.Domain;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Billing;

public class InvoiceTests
{
    [Fact]
    public void An_invoice_is_open_for_thirty_days_and_says_so()
    {
        var invoice = Some.Invoice(InvoiceLine.Of("a", "A", 3, Some.Usd(125.10m)), InvoiceLine.Of("b", "B", 1, Some.Usd(500m)));

        invoice.State.ShouldBe(InvoiceState.Open);
        invoice.Total.ShouldBe(Some.Usd(875.30m));
        invoice.Due.ShouldBe(invoice.Total);
        invoice.DueOn.ShouldBe(new DateOnly(2026, 4, 1));
        var opened = invoice.Events.ShouldHaveSingleItem().ShouldBeOfType<InvoiceOpened>();
        opened.Reason.ShouldBe("onboarding");
        opened.Total.ShouldBe(875.30m);
    }

    [Fact]
    public void A_total_of_zero_is_paid_on_opening_and_moves_nothing()
    {
        var invoice = Some.InvoiceOf(0m);

        invoice.State.ShouldBe(InvoiceState.Paid);
        invoice.Events.Select(happened => happened.GetType()).ShouldBe([typeof(InvoiceOpened), typeof(InvoicePaid)]);
        invoice.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_is_not_the_whole_and_the_whole_is_told_once()
    {
        var invoice = Some.InvoiceOf(100m);

        invoice.Pay(invoice.Payment(99.99m)).ShouldBeNull();
        invoice.State.ShouldBe(InvoiceState.PartlyPaid);
        invoice.Events.OfType<InvoicePaid>().ShouldBeEmpty();
        invoice.Pay(invoice.Payment(0.01m)).ShouldBeNull();
        invoice.State.ShouldBe(InvoiceState.Paid);
        invoice.Due.ShouldBe(Some.Usd(0m));
        invoice.Events.OfType<InvoicePaid>().ShouldHaveSingleItem();
    }

    [Fact]
    public void More_than_is_due_is_refused_and_changes_nothing()
    {
        var invoice = Some.InvoiceOf(100m);
        invoice.Pay(invoice.Payment(60m)).ShouldBeNull();

        var refusal = invoice.Pay(invoice.Payment(40.01m)).ShouldNotBeNull();

        refusal.Code.ShouldBe("overpayment");
        refusal.Kind.ShouldBe(RefusalKind.Content);
        refusal.Field.ShouldBe("amount");
        invoice.Due.ShouldBe(Some.Usd(40m));
        invoice.Payments.Count.ShouldBe(1);
    }

    [Fact]
    public void Another_currency_is_refused() =>
        Refused(Some.InvoiceOf(100m), invoice => invoice.Pay(invoice.Payment(10m, "EUR"))).ShouldBe("currency-mismatch");

    [Fact]
    public void What_is_paid_or_void_takes_no_payment()
    {
        var paid = Some.InvoiceOf(100m);
        paid.Pay(paid.Payment(100m)).ShouldBeNull();
        Refused(paid, invoice => invoice.Pay(invoice.Payment(1m))).ShouldBe("invoice-not-payable");
        var withdrawn = Some.InvoiceOf(100m);
        withdrawn.Withdraw(null, Some.Now).ShouldBeNull();
        Refused(withdrawn, invoice => invoice.Pay(invoice.Payment(1m))).ShouldBe("invoice-not-payable");
    }

    [Fact]
    public void Voiding_takes_back_what_opening_booked()
    {
        var invoice = Some.InvoiceOf(100m);

        invoice.Withdraw("Asked for by mistake", Some.Now).ShouldBeNull();

        invoice.State.ShouldBe(InvoiceState.Void);
        invoice.Due.ShouldBe(Some.Usd(0m));
        invoice.Events.OfType<InvoiceVoided>().ShouldHaveSingleItem();
        (invoice.Entries[1].Debit, invoice.Entries[1].Credit).ShouldBe((invoice.Entries[0].Credit, invoice.Entries[0].Debit));
        invoice.Entries[1].Amount.ShouldBe(invoice.Entries[0].Amount);
        Refused(invoice, again => again.Withdraw(null, Some.Now)).ShouldBe("invoice-not-voidable");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(100)]
    public void What_was_paid_on_is_not_voided(int amount)
    {
        var invoice = Some.InvoiceOf(100m);
        invoice.Pay(invoice.Payment(amount)).ShouldBeNull();
        Refused(invoice, paid => paid.Withdraw(null, Some.Now)).ShouldBe("invoice-not-voidable");
    }

    [Theory]
    [InlineData(PaymentMethod.Card, LedgerAccount.CardClearing)]
    [InlineData(PaymentMethod.Ach, LedgerAccount.Bank)]
    [InlineData(PaymentMethod.Check, LedgerAccount.Bank)]
    [InlineData(PaymentMethod.Wire, LedgerAccount.Bank)]
    public void A_payment_is_booked_where_the_money_is(PaymentMethod method, LedgerAccount account)
    {
        var invoice = Some.InvoiceOf(100m);
        invoice.Pay(invoice.Payment(30m, method: method)).ShouldBeNull();
        (invoice.Entries[1].Debit, invoice.Entries[1].Credit).ShouldBe((account, LedgerAccount.Receivable));
    }

    private static string Refused(Invoice invoice, Func<Invoice, Refusal?> act)
    {
        var (state, due, entries, events) = (invoice.State, invoice.Due, invoice.Entries.Count, invoice.Events.Count);
        var refusal = act(invoice).ShouldNotBeNull();
        (invoice.State, invoice.Due, invoice.Entries.Count, invoice.Events.Count).ShouldBe((state, due, entries, events));
        return refusal.Code;
    }
}
