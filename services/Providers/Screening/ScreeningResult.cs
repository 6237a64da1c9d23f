using Credentialing.Providers.ExclusionLists;

namespace Credentialing.Providers.Screening;

/// <summary>What screening came to.</summary>
public enum ScreeningOutcome
{
    /// <summary>Nobody on the lists is this one: nothing is like it, or what is like it is shown to be another one.</summary>
    Clear,

    /// <summary>Somebody on the lists may be this one: the names agree and so does something else.</summary>
    Possible,

    /// <summary>Somebody on the lists is this one.</summary>
    Match,

    /// <summary>It can be neither shown nor excluded from what the lists hold, or a required list is not there or too old.</summary>
    Undetermined,
}

/// <summary>What screening of one subject came to, by the lists that were in force.</summary>
/// <param name="Outcome">The verdict: the gravest of its candidates, and never <c>clear</c> without every required list.</param>
/// <param name="Candidates">Who on the lists was considered, the gravest first; one that is another person says so.</param>
/// <param name="Lists">Each required list, also one that is absent or stale.</param>
public sealed record ScreeningResult(ScreeningOutcome Outcome, IReadOnlyList<ScreeningCandidate> Candidates, IReadOnlyList<ListInForce> Lists);

/// <summary>Somebody on a list who may be the subject.</summary>
/// <param name="List">The code of the list.</param>
/// <param name="Name">The name on the list.</param>
/// <param name="Score">How alike the names are, 0 to 1.</param>
/// <param name="Outcome">What this candidate alone comes to.</param>
/// <param name="Reasons">Why, in words; no date of birth is quoted.</param>
/// <param name="Entry">What the list says.</param>
public sealed record ScreeningCandidate(
    string List, string Name, double Score, ScreeningOutcome Outcome, IReadOnlyList<string> Reasons, ListedParty Entry)
{
    /// <summary>What makes the entry the same one in later editions, and whether it says the same.</summary>
    internal EntryKey? Key { get; init; }
}

/// <summary>An entry of a list across editions.</summary>
/// <param name="Identity">The same for the same exclusion of the same party.</param>
/// <param name="Content">The same as long as the list says the same of it.</param>
internal sealed record EntryKey(UInt128 Identity, UInt128 Content);
