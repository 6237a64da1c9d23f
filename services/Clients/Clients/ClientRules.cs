using System.Text.RegularExpressions;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Clients.Clients;

/// <summary>What a well-formed profile is, for whichever request carries one.</summary>
internal static partial class ClientRules
{
    public static IRuleBuilderOptions<T, string> IsTaxonomyCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(code => TaxonomyCode().IsMatch(code)).WithMessage("must be a taxonomy code of 10 characters, such as 207Q00000X");

    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().WithMessage("must not be empty").IsEmailIfAny();

    [GeneratedRegex(@"^[0-9A-Z]{9}X\z", RegexOptions.None, 1000)]
    private static partial Regex TaxonomyCode();
}

internal sealed class ContactValidator : AbstractValidator<Contact>
{
    public ContactValidator()
    {
        RuleFor(contact => contact.Name).IsText(200);
        RuleFor(contact => contact.Email).IsEmail();
        RuleFor(contact => contact.Phone).IsAtMost(50);
    }
}
