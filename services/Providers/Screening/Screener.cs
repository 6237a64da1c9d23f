using Credentialing.Providers.ExclusionLists;

namespace Credentialing.Providers.Screening;

/// <summary>
/// Screens people and organizations against the exclusion lists that are in force (42 CFR 455.436): first by NPI, then by
/// names that survive mistakes of spelling. Nothing of whom it is asked for is kept or logged.
/// </summary>
public sealed class Screener
{
    // Of namesakes who are shown to be other people a few are enough.
    private const int Most = 50;
    private const int Together = 32;

    private readonly ScreeningLists _lists;
    private readonly TimeProvider _clock;

    internal Screener(ScreeningLists lists, TimeProvider clock) => (_lists, _clock) = (lists, clock);

    /// <summary>Screens one.</summary>
    /// <param name="subject">Who is looked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ScreeningResult> ScreenAsync(ScreeningSubject subject, CancellationToken cancellationToken) =>
        (await ScreenAsync([subject], cancellationToken))[0];

    /// <summary>Screens many by the same editions.</summary>
    /// <param name="subjects">Who is looked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A result for each subject, in order.</returns>
    public async Task<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<ScreeningSubject> subjects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        var (loaded, known) = await _lists.CurrentAsync(cancellationToken);
        var now = _clock.GetUtcNow();
        ListInForce[] lists = [.. ListFormat.All.Select(format => known.FirstOrDefault(list => list.Code == format.Code)?.On(now) ?? new(format.Code, ListStanding.Absent, null, null, null))];
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return subjects.Count < Together
            ? [.. subjects.Select(subject => Screen(loaded.Index, subject, lists, today))]
            : [.. subjects.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(subject => Screen(loaded.Index, subject, lists, today))];
    }

    /// <summary>Screens one by an index.</summary>
    /// <param name="index">The entries.</param>
    /// <param name="subject">Who is looked for.</param>
    /// <param name="lists">The lists that the entries are of.</param>
    /// <param name="today">The day (UTC).</param>
    public static ScreeningResult Screen(ScreeningIndex index, ScreeningSubject subject, IReadOnlyList<ListInForce> lists, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(subject);
        var found = index.Find(NamesOf(subject), subject.Organization, subject.Npi, Verdict.Alike);
        ScreeningCandidate[] candidates = found.Count == 0
            ? []
            : [
                .. found.Select(one => Judge(index, subject, one.Entry, one.Likeness, one.Name, today)).OfType<ScreeningCandidate>()
                    .OrderByDescending(candidate => Verdict.Gravity(candidate.Outcome)).ThenByDescending(candidate => candidate.Score)
                    .ThenBy(candidate => candidate.Entry.Id).Take(Most),
            ];
        return new ScreeningResult(Verdict.Of(candidates, lists), candidates, lists);
    }

    private static ScreeningCandidate? Judge(ScreeningIndex index, ScreeningSubject subject, IndexedEntry entry, double likeness, PersonName? name, DateOnly today)
    {
        // What the lists give to several parties does not show that somebody is not one of them.
        var own = entry.Npi is { } listed && (listed == subject.Npi || !index.IsOfSeveral(listed)) ? listed : null;
        var compared = new Comparison(
            likeness, Verdict.Of(subject.Npi, own), Verdict.OfBirth(subject.DateOfBirth, entry.DateOfBirth), own is not null || entry.DateOfBirth is not null,
            Verdict.Of(subject.State, entry.State), entry.EndsOn < today ? entry.EndsOn : null);
        if (Verdict.On(compared) is not { } verdict)
        {
            return null;
        }

        var reasons = verdict.Reasons.ToList();
        if (name is not null && entry.IsPerson)
        {
            name.LikenessTo(ScreeningIndex.NameOf(entry), reasons);
        }

        return new ScreeningCandidate(entry.List, entry.Name, Math.Round(likeness, 3), verdict.Outcome, reasons, entry.ToParty()) { Key = new EntryKey(entry.Identity, entry.Content) };
    }

    // The present name, and each former one in every way in which it can be meant.
    private static IReadOnlyList<PersonName> NamesOf(ScreeningSubject subject)
    {
        if (subject.Organization is not null)
        {
            return [];
        }

        var present = PersonName.Of(subject.First, subject.Middle, subject.Last);
        return [present, .. subject.FormerNames.SelectMany(former => PersonName.Formerly(former, present))];
    }
}
