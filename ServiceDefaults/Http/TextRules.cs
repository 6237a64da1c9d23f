using System.Text.RegularExpressions;
using Credentialing.ServiceDefaults.Domain;
using FluentValidation;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>What well-formed text in a request is, in the same words wherever it is asked. No message quotes the value.</summary>
public static partial class TextRules
{
    /// <summary>A text that says something, of a length that a screen can show.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="most">How many characters at most.</param>
    public static IRuleBuilderOptions<T, string?> IsText<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.NotEmpty().WithMessage("must not be empty").IsAtMost(most);

    /// <summary>A text that may be left out.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="most">How many characters at most.</param>
    public static IRuleBuilderOptions<T, string?> IsAtMost<T>(this IRuleBuilder<T, string?> rule, int most) =>
        rule.MaximumLength(most).WithMessage($"must have at most {most} characters");

    /// <summary>The code of a state or territory.</summary>
    /// <param name="rule">The rule.</param>
    public static IRuleBuilderOptions<T, string?> IsState<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(UsStates.Contains).WithMessage("must be the two-letter code of a state or territory");

    /// <summary>An e-mail address, where there is one.</summary>
    /// <param name="rule">The rule.</param>
    public static IRuleBuilderOptions<T, string?> IsEmailIfAny<T>(this IRuleBuilder<T, string?> rule) =>
        rule.IsAtMost(254).Must(email => email is null || EmailAddress().IsMatch(email)).WithMessage("must be an e-mail address");

    // Deliverability is not judged here, only that it can be an address at all and carries no header of its own.
    [GeneratedRegex(@"^[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+\z", RegexOptions.None, 1000)]
    private static partial Regex EmailAddress();
}
