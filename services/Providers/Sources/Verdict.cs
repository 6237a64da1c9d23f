using Credentialing.Providers.CredentialFiles;

namespace Credentialing.Providers.Sources;

/// <summary>What an answer of a source comes to for one element of one provider's file.</summary>
/// <param name="Outcome">Never unavailable: a source that cannot say has to be looked at by a person.</param>
/// <param name="Findings">In words: what the answer shows, and what it does not; personal data.</param>
internal sealed record Verdict(VerificationOutcome Outcome, string Findings)
{
    /// <summary>The day from which the verification counts, where that is the source's; else it is when it answered.</summary>
    public DateOnly? CountsFrom { get; init; }

    /// <inheritdoc cref="Finding.SourceDate"/>
    public DateOnly? SourceDate { get; init; }

    /// <inheritdoc cref="Finding.ExpiresOn"/>
    public DateOnly? ExpiresOn { get; init; }

    /// <inheritdoc cref="Finding.Grounds"/>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <inheritdoc cref="Finding.Settled"/>
    public IReadOnlyList<SettledGround> Settled { get; init; } = [];

    /// <summary>A person must look at it.</summary>
    /// <param name="why">Why, in words.</param>
    /// <param name="grounds">The facts that speak against the provider, if it is more than that the source cannot say.</param>
    public static Verdict Review(string why, params string[] grounds) => new(VerificationOutcome.NeedsReview, why) { Grounds = grounds };

    /// <summary>Says nothing of the finding.</summary>
    public override string ToString() => $"{nameof(Verdict)} {Outcome}";
}

/// <summary>How an answer was read: a verdict, or why it is no answer to what was asked.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Unusable">Why it is none, to be read after the source's name.</param>
internal sealed record Reading(Verdict? Verdict, string? Unusable = null)
{
    public static implicit operator Reading(Verdict verdict) => new(verdict);

    /// <summary>It answers something else than was asked.</summary>
    /// <param name="why">Why, to be read after the source's name.</param>
    public static Reading Wrong(string why) => new(null, why);
}
