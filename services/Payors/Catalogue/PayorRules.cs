using System.Text.RegularExpressions;
using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Payors.Catalogue;

/// <summary>What a well-formed payor is, for whichever request carries one.</summary>
internal static partial class PayorRules
{
    public static IRuleBuilderOptions<T, string> IsCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(code => Code().IsMatch(code)).WithMessage("must be a code such as harborlight-ct, of at most 100 characters");

    public static IRuleBuilderOptions<T, string?> IsKind<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(kind => kind is null || Kind().IsMatch(kind)).WithMessage("must be a camelCase word of at most 60 characters");

    // What could be an id is no code: a path takes either.
    [GeneratedRegex(@"^(?![0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\z)[a-z0-9][a-z0-9-]{0,99}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]{0,59}\z", RegexOptions.None, 1000)]
    private static partial Regex Kind();
}

internal sealed class PayorTermsValidator : AbstractValidator<PayorTerms>
{
    public const int Most = 60;

    public PayorTermsValidator()
    {
        RuleFor(terms => terms.Name).IsText(200);
        RuleFor(terms => terms.States).Must(states => states.Count > 0).WithMessage("must name a state");
        RuleForEach(terms => terms.States).IsState();
        RuleFor(terms => terms.Lines).Must(lines => lines.Count is > 0 and <= Most).WithMessage($"must have 1 to {Most} lines");
        RuleForEach(terms => terms.Lines).IsKind();
        RuleFor(terms => terms.TypicalDays).InclusiveBetween(1, 1000).WithMessage("must be from 1 to 1000");
        RuleFor(terms => terms.Requirements).Must(all => all.Count <= Most).WithMessage($"must have at most {Most} requirements")
            .Must(all => all.DistinctBy(one => one.Code, StringComparer.Ordinal).Count() == all.Count).WithMessage("must not have a code twice");
        RuleForEach(terms => terms.Requirements).ChildRules(requirement =>
        {
            requirement.RuleFor(r => r.Code).IsCode();
            requirement.RuleFor(r => r.Text).IsText(500);
            requirement.RuleFor(r => r.DocumentKind).IsKind();
        });
        RuleFor(terms => terms.Contacts).Must(all => all.Count <= Most).WithMessage($"must have at most {Most} contacts");
        RuleForEach(terms => terms.Contacts).ChildRules(contact =>
        {
            contact.RuleFor(c => c.Name).IsText(200);
            contact.RuleFor(c => c.Email).IsAtMost(254);
            contact.RuleFor(c => c.Phone).IsAtMost(50);
        });
    }
}
