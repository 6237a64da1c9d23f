using Credentialing.Providers.ExclusionLists;

namespace Credentialing.Providers.Screening;

/// <summary>How two values of the same kind stand to each other.</summary>
public enum Agreement
{
    /// <summary>One of them is not known.</summary>
    Unknown,

    /// <summary>They are the same.</summary>
    Same,

    /// <summary>They differ as much as a slip of the pen does.</summary>
    Near,

    /// <summary>They are different.</summary>
    Different,
}

/// <summary>What is known of a subject and an entry together.</summary>
/// <param name="Name">How alike the names are, 0 to 1.</param>
/// <param name="Npi">The NPIs.</param>
/// <param name="Birth">The dates of birth.</param>
/// <param name="EntryHasIdentifier">Whether the entry holds an NPI or a date of birth at all.</param>
/// <param name="State">Where they are.</param>
/// <param name="OverOn">Since when the exclusion is over, if it is.</param>
public readonly record struct Comparison(double Name, Agreement Npi, Agreement Birth, bool EntryHasIdentifier, Agreement State = Agreement.Unknown, DateOnly? OverOn = null);

/// <summary>
/// Whether an entry of a list is the subject: the one place that decides (docs/decisions/screening.md). An NPI is one
/// person's for life, and so is a date of birth; names and places are many people's, so they alone show nothing.
/// </summary>
public static class Verdict
{
    /// <summary>From here on two names may be one person's.</summary>
    public const double Alike = 0.88;

    /// <summary>From here on two names are the same but for what names are written with or without.</summary>
    public const double SameName = 0.975;

    /// <summary>Decides.</summary>
    /// <param name="known">What is known.</param>
    /// <returns>What the entry comes to and why, in words; null when it is nothing to speak of.</returns>
    public static (ScreeningOutcome Outcome, IReadOnlyList<string> Reasons)? On(Comparison known)
    {
        if (known.Name < Alike && known.Npi != Agreement.Same)
        {
            return null;
        }

        var (outcome, why) = Weigh(known);
        List<string> reasons = [why];
        if (known.OverOn is { } day)
        {
            (outcome, reasons) = (ScreeningOutcome.Clear, [$"The exclusion ended on {day:yyyy-MM-dd}."]);
        }

        if (outcome != ScreeningOutcome.Clear && known.State is Agreement.Same or Agreement.Different)
        {
            reasons.Add(known.State == Agreement.Same ? "Both are in the same state." : "They are in different states, which shows nothing: people move.");
        }

        return (outcome, reasons);
    }

    private static (ScreeningOutcome Outcome, string Why) Weigh(Comparison known)
    {
        var isAlike = known.Name >= Alike;
        return known switch
        {
            { Npi: Agreement.Same, Birth: Agreement.Different } => (ScreeningOutcome.Possible, "The NPI is the same and the date of birth is not: one of them is wrong."),
            { Npi: Agreement.Same } when isAlike => (ScreeningOutcome.Match, "The NPI is the same and the names agree."),
            { Npi: Agreement.Same } => (ScreeningOutcome.Possible, "The NPI is the same and the names are not: a former name, or a wrong number."),
            { Npi: Agreement.Different, Birth: Agreement.Same } => (ScreeningOutcome.Possible, "Name and date of birth agree and the NPI does not: one of them is wrong."),
            { Npi: Agreement.Different, Birth: Agreement.Near } =>
                (ScreeningOutcome.Possible, "The names agree, the date of birth differs by no more than a slip of the pen, and the NPI is another one: it may be wrong."),
            { Npi: Agreement.Different } => (ScreeningOutcome.Clear, "Another person: the NPI is another one."),
            { Birth: Agreement.Same, Name: >= SameName } => (ScreeningOutcome.Match, "Name and date of birth are the same."),
            { Birth: Agreement.Same } => (ScreeningOutcome.Possible, "The date of birth is the same and the names are alike."),
            { Birth: Agreement.Near } => (ScreeningOutcome.Possible, "The date of birth differs by no more than a slip of the pen."),
            { Birth: Agreement.Different } => (ScreeningOutcome.Clear, "Another person: the date of birth is another one."),
            { EntryHasIdentifier: true } => (ScreeningOutcome.Possible, "The names agree and nothing contradicts: the list has a date of birth or an NPI that the subject can be compared with once its own is known."),
            _ => (ScreeningOutcome.Undetermined, "The names agree, and the list holds nothing by which the person could be told apart."),
        };
    }

    /// <summary>How two dates of birth stand to each other: day and month exchanged, or one digit, is a slip of the pen.</summary>
    /// <param name="subject">The subject's.</param>
    /// <param name="entry">The entry's.</param>
    public static Agreement OfBirth(DateOnly? subject, DateOnly? entry)
    {
        if (subject is not { } mine || entry is not { } theirs)
        {
            return Agreement.Unknown;
        }

        if (mine == theirs)
        {
            return Agreement.Same;
        }

        var isExchanged = mine.Year == theirs.Year && mine.Month == theirs.Day && mine.Day == theirs.Month;
        return isExchanged || Likeness.Distance(Digits(mine), Digits(theirs), 1) <= 1 ? Agreement.Near : Agreement.Different;
    }

    /// <summary>How two texts stand to each other.</summary>
    /// <param name="subject">The subject's.</param>
    /// <param name="entry">The entry's.</param>
    public static Agreement Of(string? subject, string? entry) =>
        subject is null || entry is null ? Agreement.Unknown : string.Equals(subject, entry, StringComparison.OrdinalIgnoreCase) ? Agreement.Same : Agreement.Different;

    /// <summary>What a subject comes to: the gravest of its candidates, and never clear while a list cannot be relied on.</summary>
    /// <param name="candidates">Its candidates.</param>
    /// <param name="lists">Each required list.</param>
    public static ScreeningOutcome Of(IEnumerable<ScreeningCandidate> candidates, IEnumerable<ListInForce> lists)
    {
        var gravest = candidates.Select(candidate => candidate.Outcome).OrderByDescending(Gravity).FirstOrDefault(ScreeningOutcome.Clear);
        return gravest == ScreeningOutcome.Clear && lists.Any(list => list.Standing != ListStanding.InForce) ? ScreeningOutcome.Undetermined : gravest;
    }

    /// <summary>Orders outcomes.</summary>
    /// <param name="outcome">An outcome.</param>
    public static int Gravity(ScreeningOutcome outcome) => outcome switch
    {
        ScreeningOutcome.Match => 3,
        ScreeningOutcome.Possible => 2,
        ScreeningOutcome.Undetermined => 1,
        _ => 0,
    };

    private static string Digits(DateOnly date) => date.ToString("yyyyMMdd", null);
}
