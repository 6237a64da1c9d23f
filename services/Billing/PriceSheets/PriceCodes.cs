using System.Text.RegularExpressions;
using FluentValidation;

namespace Credentialing.Billing.PriceSheets;

/// <summary>The codes that our own work is invoiced by; every edition has them.</summary>
internal static partial class PriceCodes
{
    /// <summary>Of the price sheet that a fresh stack starts with.</summary>
    public const string Standard = "standard";

    public const string ResearchFee = "research-fee";
    public const string OnboardingPractice = "onboarding-practice";
    public const string OnboardingProvider = "onboarding-provider";
    public const string Application = "application";
    public const string Resubmission = "resubmission";
    public const string MaintenanceProvider = "maintenance-provider";

    /// <summary>Whoever puts an edition in force takes turns by this.</summary>
    public static readonly Guid Turn = new("01930000-0000-7000-8000-000000000001");

    public static readonly IReadOnlyList<string> Required =
        [ResearchFee, OnboardingPractice, OnboardingProvider, Application, Resubmission, MaintenanceProvider];

    public static IRuleBuilderOptions<T, string> IsCode<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(code => Code().IsMatch(code)).WithMessage("must be a code such as research-fee, of at most 100 characters");

    // What could be an id is no code: a path takes either.
    [GeneratedRegex(@"^(?![0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}\z)[a-z][a-z0-9-]{0,99}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
