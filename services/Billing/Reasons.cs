using FluentValidation;

namespace Credentialing.Billing;

/// <summary>What a well-formed reason is, for whichever request carries one.</summary>
internal static class Reasons
{
    public static void IsReason<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(reason => !string.IsNullOrWhiteSpace(reason)).WithMessage("must not be empty")
        .MaximumLength(500).WithMessage("must have at most 500 characters");
}
