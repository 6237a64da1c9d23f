using System.Text.RegularExpressions;
using FluentValidation;

namespace Credentialing.Clients.Clients;

/// <summary>What a well-formed profile is, for whichever request carries one.</summary>
internal static partial class ClientRules
{
    /// <summary>A text that says something, of a length that a screen can show.</summary>
    public static IRuleBuilderOptions<T, string?> IsText<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.NotEmpty().WithMessage("must not be empty").MaximumLength(most).WithMessage($"must have at most {most} characters");

    public static IRuleBuilderOptions<T, string> IsState<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(UsStates.Contains).WithMessage("must be the two-letter code of a state or territory");

    public static IRuleBuilderOptions<T, string> IsTaxonomyCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(code => TaxonomyCode().IsMatch(code)).WithMessage("must be a taxonomy code of 10 characters, such as 207Q00000X");

    public static IRuleBuilderOptions<T, string?> IsEmail<T>(this IRuleBuilder<T, string?> rule) =>
        rule.NotEmpty().WithMessage("must not be empty").MaximumLength(254).WithMessage("must have at most 254 characters")
            .Must(email => email is null || EmailAddress().IsMatch(email)).WithMessage("must be an e-mail address");

    [GeneratedRegex(@"^[0-9A-Z]{9}X\z", RegexOptions.None, 1000)]
    private static partial Regex TaxonomyCode();

    // Deliverability is not judged here, only that it can be an address at all and carries no header of its own.
    [GeneratedRegex(@"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+\z", RegexOptions.None, 1000)]
    private static partial Regex EmailAddress();
}

internal sealed class ContactValidator : AbstractValidator<Contact>
{
    public ContactValidator()
    {
        RuleFor(contact => contact.Name).IsText(200);
        RuleFor(contact => contact.Email).IsEmail();
        RuleFor(contact => contact.Phone).MaximumLength(50).WithMessage("must have at most 50 characters");
    }
}
