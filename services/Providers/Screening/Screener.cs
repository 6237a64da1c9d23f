using Credentialing.Providers.ExclusionLists;

namespace Credentialing.Providers.Screening;

/// <summary>Screens people and organizations against the exclusion lists that are in force (42 CFR 455.436).</summary>
public sealed class Screener
{
    private static readonly string[] s_required = ["leie", "sam"];

    /// <summary>Screens one.</summary>
    /// <param name="subject">Who is looked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ScreeningResult> ScreenAsync(ScreeningSubject subject, CancellationToken cancellationToken) =>
        (await ScreenAsync([subject], cancellationToken))[0];

    /// <summary>Screens many by the same editions.</summary>
    /// <param name="subjects">Who is looked for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A result for each subject, in order.</returns>
    public Task<IReadOnlyList<ScreeningResult>> ScreenAsync(IReadOnlyList<ScreeningSubject> subjects, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        cancellationToken.ThrowIfCancellationRequested();

        // No list is in force: nobody can be told from the excluded.
        ListInForce[] lists = [.. s_required.Select(list => new ListInForce(list, ListStanding.Absent, null, null, null))];
        return Task.FromResult<IReadOnlyList<ScreeningResult>>([.. subjects.Select(_ => new ScreeningResult(ScreeningOutcome.Undetermined, [], lists))]);
    }
}
