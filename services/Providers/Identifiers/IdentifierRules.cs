using System.Text.RegularExpressions;
using FluentValidation;

namespace Credentialing.Providers.Identifiers;

/// <summary>What well-formed values are, for whichever request carries one. No message quotes the value.</summary>
internal static partial class IdentifierRules
{
    /// <summary>The most rows that any list of a profile has.</summary>
    public const int MostRows = 100;

    public static IRuleBuilderOptions<T, string?> IsNpi<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(Npi.IsValid).WithMessage("must be an NPI: ten digits with a right check digit");

    public static IRuleBuilderOptions<T, string?> IsDeaNumber<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(number => DeaNumber.IsValid(number?.Trim().ToUpperInvariant()))
            .WithMessage("must be a DEA number: two letters and seven digits with a right check digit");

    public static IRuleBuilderOptions<T, string?> IsDigits<T>(this IRuleBuilder<T, string?> rule, int count) =>
        rule.Must(text => text is null || (text.Length == count && text.All(char.IsAsciiDigit))).WithMessage($"must be {count} digits");

    public static IRuleBuilderOptions<T, string?> IsPostalCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => code is not null && PostalCode().IsMatch(code)).WithMessage("must be a ZIP code of 5 or 9 digits");

    public static IRuleBuilderOptions<T, string?> IsTaxonomyCode<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(code => code is not null && TaxonomyCode().IsMatch(code)).WithMessage("must be a taxonomy code of 10 characters, such as 207Q00000X");

    public static IRuleBuilderOptions<T, IReadOnlyList<TRow>?> IsShort<T, TRow>(this IRuleBuilder<T, IReadOnlyList<TRow>?> rule) =>
        rule.Must(rows => rows is null || rows.Count <= MostRows).WithMessage($"must have at most {MostRows} entries");

    [GeneratedRegex(@"^[0-9A-Z]{9}X\z", RegexOptions.None, 1000)]
    private static partial Regex TaxonomyCode();

    [GeneratedRegex(@"^[0-9]{5}(-?[0-9]{4})?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PostalCode();
}
