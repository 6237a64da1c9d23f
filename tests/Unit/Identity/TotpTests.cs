using Credentialing.Identity.Credentials;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Identity;

public sealed class TotpTests
{
    // "12345678901234567890" of RFC 6238 appendix B, in base 32.
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Totp.CodeOf(Key, Totp.StepOf(At(seconds))).ShouldBe(code);

    [Theory]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(-30, true)]
    [InlineData(60, false)]
    [InlineData(-90, false)]
    public void A_clock_may_be_half_a_minute_off(long off, bool accepted) =>
        (Totp.Accept(Key, "005924", At(1234567890 + off), lastStep: 0) is not null).ShouldBe(accepted);

    [Fact]
    public void A_step_is_good_once()
    {
        var step = Totp.Accept(Key, "005 924", At(1234567890), lastStep: 0)!.Value;
        Totp.Accept(Key, "005924", At(1234567890), step).ShouldBeNull();
        Totp.Accept(Key, Totp.CodeOf(Key, step - 1), At(1234567890), step).ShouldBeNull("nor is an earlier one");
        Totp.Accept(Key, Totp.CodeOf(Key, step + 1), At(1234567890), step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5924")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_not_accepted(string? typed) => Totp.Accept(Key, typed, At(1234567890), lastStep: 0).ShouldBeNull();
}
