namespace Credentialing.Providers.CredentialFiles;

/// <summary>
/// Which of two answers about an element counts. Among what people record it is the later one, except that what is
/// adverse always counts: it goes before the committee at once. What is verified by itself is asked again and again, so
/// it must not undo what a person has decided knowing as much; and only a person takes back what is adverse.
/// </summary>
internal static class Precedence
{
    /// <summary>Whether what is known of an element yields to a verification.</summary>
    /// <param name="known">The element.</param>
    /// <param name="said">What was verified.</param>
    /// <param name="finding">What it was made of.</param>
    /// <param name="isNews">Whether it rests on something that nobody knew when what is known was recorded.</param>
    /// <param name="today">Today (UTC).</param>
    public static bool Yields(FileElement known, Verification said, Finding finding, bool isNews, DateOnly today) => known.VerifiedAt is not { } before ||
        (said.IsByItself ? YieldsToProgram(known, finding, isNews, today) : YieldsToPerson(known, finding, before));

    /// <summary>
    /// The account of the person on whose decision what a program verified rests, or null: a decision takes back what a program
    /// found on the grounds that were decided, and nothing else.
    /// </summary>
    /// <param name="known">The element.</param>
    /// <param name="finding">What was verified by itself.</param>
    public static string? DeciderOf(FileElement known, Finding finding) =>
        finding.Outcome == VerificationOutcome.Verified && known.State is ElementState.Adverse or ElementState.NeedsReview && IsSettled(known, finding.Settled ?? [])
            ? finding.Settled!.Where(one => known.Grounds.Contains(one.Ground, StringComparer.Ordinal)).MaxBy(one => one.At)!.By
            : null;

    /// <summary>Whether what is known rests on nothing but what people have found not to hold.</summary>
    /// <param name="known">The element.</param>
    /// <param name="settled">What they have found.</param>
    public static bool IsSettled(FileElement known, IReadOnlyList<SettledGround> settled) =>
        known is { FoundByItself: true, Grounds.Count: > 0 } && known.Grounds.All(ground => settled.Any(one => one.Ground == ground));

    /// <summary>Whether a person has confirmed what a program found: it goes when its grounds do not hold, as what was found by itself does.</summary>
    /// <param name="finding">What the person recorded.</param>
    public static bool Confirms(Finding finding) => finding is { Outcome: VerificationOutcome.Adverse, Grounds.Count: > 0 };

    // A person who resolves what a program could not may rest on a document of last week, and so may what is adverse: else
    // it would go with what the program found, once that is taken back.
    private static bool YieldsToPerson(FileElement known, Finding said, DateTimeOffset before) => (known, said.Outcome) switch
    {
        ({ State: ElementState.Adverse, FoundByItself: false }, VerificationOutcome.Adverse) => before <= said.VerifiedAt && !Confirms(said),
        (_, VerificationOutcome.Adverse) => true,
        ({ State: ElementState.NeedsReview or ElementState.Unavailable, FoundByItself: true }, _) => true,
        _ => before <= said.VerifiedAt,
    };

    private static bool YieldsToProgram(FileElement known, Finding said, bool isNews, DateOnly today) =>
        (known.StateOn(today), said.Outcome) switch
        {
            (ElementState.Waived, _) => false,
            (ElementState.Adverse, _) => (known.FoundByItself && said.Outcome == VerificationOutcome.Adverse) || IsSettled(known, said.Settled ?? []),

            // That a source does not answer says nothing about the provider.
            (ElementState.Expired, _) => true,
            (ElementState.Unavailable, VerificationOutcome.Unavailable) => known.FoundByItself,
            (_, VerificationOutcome.Unavailable) => false,
            _ when known.FoundByItself => true,
            (ElementState.Unavailable, VerificationOutcome.Verified) => true,
            (_, VerificationOutcome.Verified) => known.VerifiedAt <= said.VerifiedAt,
            _ => isNews,
        };
}
