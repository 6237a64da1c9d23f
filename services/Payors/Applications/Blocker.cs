namespace Credentialing.Payors.Applications;

/// <summary>What keeps an application from going on, told as it is.</summary>
/// <param name="Code">Stable, kebab-case: one of <see cref="BlockerCodes"/>.</param>
/// <param name="Text">In words; no personal data.</param>
/// <param name="Requirement">The code of the payor's requirement that is not met, where it is one.</param>
/// <param name="DocumentKind">The kind of document that would meet it, where one would.</param>
public sealed record Blocker(string Code, string Text, string? Requirement = null, string? DocumentKind = null);

/// <summary>The codes of blockers.</summary>
public static class BlockerCodes
{
    /// <summary>The payor takes nobody new at present.</summary>
    public const string PanelClosed = "panel-closed";

    /// <summary>The provider has no licence where the payor has a network.</summary>
    public const string LicenseMissing = "license-missing";

    /// <summary>It had one, which has expired.</summary>
    public const string LicenseExpired = "license-expired";

    /// <summary>The practice has no location where the payor has a network.</summary>
    public const string NoLocation = "no-location-in-state";

    /// <summary>The payor wants something that is not there.</summary>
    public const string RequirementUnmet = "requirement-unmet";

    /// <summary>Whether the payor's requirements are met could not be looked up yet.</summary>
    public const string NotChecked = "not-checked";

    /// <summary>The documents together are too large to be handed over by themselves.</summary>
    public const string PacketTooLarge = "packet-too-large";

    /// <summary>The packet, or a part of it, is not taken by those who keep documents: a person's turn.</summary>
    public const string PacketRefused = "packet-refused";

    /// <summary>The provider or practice is no longer there.</summary>
    public const string ApplicantUnknown = "applicant-unknown";

    /// <summary>An exclusion of the provider was confirmed.</summary>
    public const string ProviderExcluded = "provider-excluded";

    /// <summary>The payor's intake has refused the packet: a person's turn.</summary>
    public const string IntakeRefused = "intake-refused";

    /// <summary>For some time the packet could not be handed over; it is tried on.</summary>
    public const string IntakeUnreachable = "intake-unreachable";
}
