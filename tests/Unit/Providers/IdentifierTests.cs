using Credentialing.Providers.Identifiers;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1000000004", true)]
    [InlineData("2000000002", true)]
    [InlineData("1234567890", false)]
    [InlineData("1234567839", false)]
    [InlineData("123456789", false)]
    [InlineData("12345678933", false)]
    [InlineData("123456789a", false)]
    [InlineData("١٢٣٤٥٦٧٨٩٣", false)]
    [InlineData(" 1234567893", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_npi_has_ten_digits_and_its_check_digit(string? text, bool valid) => Npi.IsValid(text).ShouldBe(valid);

    [Fact]
    public void Of_ten_last_digits_one_is_right() =>
        Prop.ForAll(
            Gen.Choose(100_000_000, 999_999_999).ToArbitrary(),
            nine => Enumerable.Range(0, 10).Count(last => Npi.IsValid($"{nine}{last}")) == 1).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("AB1234563", true)]
    [InlineData("A91234563", true)]
    [InlineData("FS9876541", false)]
    [InlineData("AB1234564", false)]
    [InlineData("AB123456", false)]
    [InlineData("AB12345633", false)]
    [InlineData("1B1234563", false)]
    [InlineData("A-1234563", false)]
    [InlineData("ab1234563", false)]
    [InlineData("AB12345E3", false)]
    [InlineData(null, false)]
    public void A_dea_number_has_two_letters_and_seven_digits_of_which_the_last_checks(string? text, bool valid) => DeaNumber.IsValid(text).ShouldBe(valid);

    [Theory]
    [InlineData("AB1234563", "Baker", "", true)]
    [InlineData("AB1234563", "baker", "", true)]
    [InlineData("AB1234563", "Carter", "", false)]
    [InlineData("A91234563", "Carter", "", true)]
    [InlineData("AB1234563", "Carter", "Ada Baker", true)]
    [InlineData("AB1234563", "Carter", "Bella Dunn", false)]
    public void The_second_letter_is_the_surnames_now_or_before_or_a_nine(string number, string surname, string former, bool can) =>
        DeaNumber.CanBeOf(number, surname, former.Length == 0 ? [] : [former]).ShouldBe(can);
}
