using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Screening;

namespace Credentialing.Providers.Sources;

/// <summary>
/// What screening comes to for a file: adverse when somebody on a list is the provider or a person confirmed so, verified only when nobody is by
/// every required list, each there and fresh. A list that is missing is no answer, and anything between is a person's.
/// </summary>
internal static class ExclusionVerdict
{
    // NCQA from 2025-07: Medicaid by the state agency and another listed source. Federal lists are the other one.
    private const string NotShown =
        "The federal lists do not show sanctions by a state's Medicaid agency. NCQA asks for the agency and another listed source (decisions from 2025-07-01): the agency's answer, or proof that it gives none, is still to be added.";

    /// <summary>Reads what screening said.</summary>
    /// <param name="answer">The result, with what people have decided of it.</param>
    public static Reading Of(ScreeningAnswer answer)
    {
        var result = answer.Result;
        var suspects = result.Candidates.Where(candidate => candidate.Outcome != ScreeningOutcome.Clear && answer.Cleared.All(one => one.EntryId != candidate.Entry.Id)).ToArray();
        var dataOf = result.Lists.Select(list => list.DataOf).Min();
        var missing = result.Lists.Where(list => list.Standing != ListStanding.InForce).ToArray();
        var grounds = suspects.Select(candidate => ExclusionGrounds.Of(candidate.List, candidate.Entry.Id))
            .Concat(answer.Confirmed.Select(one => ExclusionGrounds.Of(one.List, one.EntryId))).Distinct(StringComparer.Ordinal).ToArray();
        if (answer.Confirmed.Count > 0)
        {
            return new Verdict(VerificationOutcome.Adverse, Words(WhatWasConfirmed(answer), suspects, result.Lists)) { SourceDate = dataOf, Grounds = grounds };
        }

        if (suspects.Any(candidate => candidate.Outcome == ScreeningOutcome.Match) || (result.Outcome == ScreeningOutcome.Match && answer.Cleared.Count == 0))
        {
            return new Verdict(VerificationOutcome.Adverse, Words("The provider is on an exclusion list.", suspects, result.Lists)) { SourceDate = dataOf, Grounds = grounds };
        }

        if (suspects.Length > 0)
        {
            return Verdict.Review(Words("Somebody on an exclusion list may be the provider.", suspects, result.Lists), grounds) with { SourceDate = dataOf };
        }

        // Nobody is known to be on a list that nobody has: it is asked again when it may have come.
        return missing.Length > 0 ? Reading.Wrong($"lists that cannot be relied on: {string.Join(", ", missing.Select(Standing))}")
            : result.Lists.Count > 0 && (result.Outcome == ScreeningOutcome.Clear || answer.Cleared.Count > 0)
                ? new Verdict(VerificationOutcome.Verified, $"{Words($"Nobody on the exclusion lists is the provider.{WhatWasCleared(answer)}", [], result.Lists)}\n{NotShown}")
                {
                    SourceDate = dataOf,
                    Settled = answer.Settled,
                }
                : Verdict.Review(Words("Screening came to no clear end.", [], result.Lists)) with { SourceDate = dataOf };
    }

    private static string WhatWasConfirmed(ScreeningAnswer answer) => string.Join('\n', answer.Confirmed.Select(one =>
        $"Excluded since {one.ExcludedOn?.ToString("yyyy-MM-dd") ?? "an unknown day"} ({one.Type ?? "kind not said"}) by {one.List.ToUpperInvariant()}, confirmed on {one.At:yyyy-MM-dd} (alert {one.AlertId}) by {one.By}."));

    private static string WhatWasCleared(ScreeningAnswer answer) => string.Concat(
    [
        .. answer.Cleared.Select(one =>
            $"\n{answer.Result.Candidates.First(candidate => candidate.Entry.Id == one.EntryId).Name} was found to be no exclusion of the provider on {one.At:yyyy-MM-dd} (alert {one.AlertId}) by {one.By}."),
        .. answer.Settled.Where(one => answer.Cleared.All(cleared => cleared.AlertId != one.AlertId)).DistinctBy(one => one.AlertId).Select(one =>
            $"\nWhat was found earlier was cleared on {one.At:yyyy-MM-dd} (alert {one.AlertId}) by {one.By}."),
    ]);

    private static string Words(string what, IEnumerable<ScreeningCandidate> suspects, IEnumerable<ListInForce> lists) => string.Join('\n', (string[])
    [
        what,
        .. suspects.Select(candidate => $"{candidate.List.ToUpperInvariant()}: {candidate.Name}. {string.Join(" ", candidate.Reasons)}"),
        $"Lists: {string.Join(", ", lists.Select(Standing))}.",
    ]);

    private static string Standing(ListInForce list) => list switch
    {
        { Standing: ListStanding.Absent } => $"{list.List.ToUpperInvariant()} is not loaded",
        { Standing: ListStanding.Incomplete } => $"{list.List.ToUpperInvariant()} has no full file, only supplements",
        { Standing: ListStanding.Stale } => $"{list.List.ToUpperInvariant()} of {list.DataOf?.ToString("yyyy-MM-dd") ?? "an unknown day"} is too old",
        _ => $"{list.List.ToUpperInvariant()} of {list.DataOf?.ToString("yyyy-MM-dd") ?? "an unknown day"}, edition {list.Edition}",
    };
}
