using Credentialing.ServiceDefaults.Http;
using FluentValidation;

namespace Credentialing.Billing;

/// <summary>What a well-formed reason is, for whichever request carries one.</summary>
internal static class Reasons
{
    public static void IsReason<T>(this IRuleBuilder<T, string?> rule) => rule.IsText(500);
}
