using System.Security.Cryptography;
using System.Text;
using Credentialing.Billing.Card;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Billing;

public class CardTests
{
    private const string Secret = "whsec_example";
    private static readonly byte[] s_body = "{\"type\":\"something\"}"u8.ToArray();
    private static readonly long s_now = Some.Now.ToUnixTimeSeconds();

    [Theory]
    [InlineData(0, true)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void A_signature_holds_for_five_minutes(int seconds, bool isValid) =>
        IsValid($"t={s_now + seconds},v1={Sign(s_now + seconds, Secret)}").ShouldBe(isValid);

    [Fact]
    public void One_good_signature_of_several_suffices_while_a_secret_is_changed() =>
        IsValid($"t={s_now},v1={Sign(s_now, "the old one")},v1={Sign(s_now, Secret)}").ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=,v1=")]
    [InlineData("v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=1772463600")]
    [InlineData("t=1772463600,v1=é")]
    public void What_is_no_signature_is_none(string? header) => IsValid(header).ShouldBeFalse();

    [Fact]
    public void Another_body_another_secret_another_time_and_another_scheme_are_refused()
    {
        CardSignature.IsValid($"t={s_now},v1={Sign(s_now, Secret)}", [.. s_body, (byte)' '], Secret, Some.Now).ShouldBeFalse();
        IsValid($"t={s_now},v1={Sign(s_now, "another")}").ShouldBeFalse();
        IsValid($"t={s_now},v1={Sign(s_now - 1, Secret)}").ShouldBeFalse();
        IsValid($"t={s_now},v0={Sign(s_now, Secret)}").ShouldBeFalse();
    }

    [Fact]
    public void A_payment_is_read_whole()
    {
        var invoice = Guid.CreateVersion7();
        var (read, isReadable) = CardEvent.Read(Body(invoice: invoice.ToString()));

        isReadable.ShouldBeTrue();
        read.ShouldBe(new CardEvent("evt_1", "cs_1", "pi_1", Some.Usd(1250.55m), invoice));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":"checkout.session.completed"}""")]
    [InlineData("""{"id":"evt_1","type":"checkout.session.completed","data":{"object":{"id":"cs_1","amount_total":"1","currency":"usd","payment_intent":"pi_1","payment_status":"paid"}}}""")]
    public void What_is_no_event_is_not_readable(string body) => CardEvent.Read(Encoding.UTF8.GetBytes(body)).ShouldBe((null, false));

    [Theory]
    [InlineData(0, "paid")]
    [InlineData(-5, "paid")]
    [InlineData(100, "unpaid")]
    public void What_is_not_paid_is_no_payment(long cents, string status) => CardEvent.Read(Body(cents, status)).ShouldBe((null, false));

    [Fact]
    public void Other_kinds_of_events_are_of_no_interest() => CardEvent.Read("""{"id":"evt_2","type":"customer.created"}"""u8.ToArray()).ShouldBe((null, true));

    private static bool IsValid(string? header) => CardSignature.IsValid(header, s_body, Secret, Some.Now);

    private static string Sign(long at, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.").Concat(s_body).ToArray()));

    private static byte[] Body(long cents = 125055, string status = "paid", string invoice = "none") => Encoding.UTF8.GetBytes($$$$"""
        {"id":"evt_1","type":"checkout.session.completed","created":1,"data":{"object":{"id":"cs_1","amount_total":{{{{cents}}}},"currency":"usd",
        "payment_intent":"pi_1","payment_status":"{{{{status}}}}","metadata":{"invoice_id":"{{{{invoice}}}}"} } } }
        """);
}
