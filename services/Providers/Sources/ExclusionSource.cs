using System.Text.Json;
using Credentialing.Providers.Alerts;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Providers;
using Credentialing.Providers.Screening;
using Credentialing.ServiceDefaults.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Sources;

/// <summary>
/// The exclusion lists that are in force here, for the element <c>medicare-medicaid-sanctions</c>. Whom screening finds is
/// also an alert, and what a person decided there is not found again.
/// </summary>
internal sealed class ExclusionSource(Screener screener, ProvidersDb db) : IAutomaticSource
{
    public AutomaticSource Which => AutomaticSource.ExclusionLists;

    public string Name => "OIG LEIE and SAM.gov exclusions";

    public string Element => ExclusionGrounds.Element;

    public string Instead => "on the web sites of the OIG and of SAM";

    public bool IsConfigured => true;

    public string QuestionOf(Provider provider) => Ground.Of(
        "question", [provider.FirstName, provider.MiddleName, provider.LastName, provider.Npi, provider.DateOfBirth?.ToString("O"), StateOf(provider), .. provider.FormerNames]);

    public async Task<SourceAnswer> AskAsync(Provider provider, CancellationToken cancellationToken)
    {
        var result = await ScreenAsync(provider, cancellationToken);
        var alerts = await db.Alerts.AsNoTracking().Where(alert => alert.ProviderId == provider.Id).OrderBy(alert => alert.Id).ToListAsync(cancellationToken);
        var grounds = await GroundsAsync(provider, cancellationToken);
        var answer = new ScreeningAnswer(result, Cleared(alerts, result))
        {
            Settled = await ExclusionGrounds.SettledAsync(db, grounds, alerts, cancellationToken),
            Confirmed = [.. alerts.Where(alert => alert.State == AlertState.Confirmed).Select(ConfirmedEntry.Of)],
        };
        return new SourceAnswer.Given(JsonSerializer.Serialize(answer, StrictJson.Options));
    }

    public Reading Read(string body, Provider provider, DateOnly today) =>
        ExclusionVerdict.Of(JsonSerializer.Deserialize<ScreeningAnswer>(body, StrictJson.Options)!);

    public async Task RecordedAsync(Provider provider, DateTimeOffset at, CancellationToken cancellationToken) =>
        await RaiseAlerts.ForAsync(db, [(provider, await ScreenAsync(provider, cancellationToken))], at, cancellationToken);

    private Task<ScreeningResult> ScreenAsync(Provider provider, CancellationToken cancellationToken) => screener.ScreenAsync(
        new ScreeningSubject(
            provider.FirstName, provider.MiddleName, provider.LastName, provider.FormerNames, null, provider.Npi, provider.DateOfBirth, StateOf(provider)),
        cancellationToken);

    // What was cleared is so as long as the list says the same.
    private static IReadOnlyList<ClearedEntry> Cleared(List<Alert> alerts, ScreeningResult result) =>
    [
        .. from candidate in result.Candidates
           where candidate.Outcome != ScreeningOutcome.Clear
           let alert = alerts.FindLast(alert => alert.List == candidate.List && alert.Identity.AsSpan().SequenceEqual(Alert.Bytes(candidate.Key!.Identity)))
           where alert?.State == AlertState.Cleared && !alert.IsOutdatedBy(candidate)
           select new ClearedEntry(candidate.Entry.Id, alert.Id.Value, alert.DisposedBy!, alert.DisposedAt!.Value),
    ];

    // What speaks against the provider so far; the lists may have dropped it since.
    private async Task<IReadOnlyCollection<string>> GroundsAsync(Provider provider, CancellationToken cancellationToken)
    {
        var files = await db.CredentialFiles.AsNoTracking().Include(file => file.Elements.Where(element => element.Code == ExclusionGrounds.Element))
            .Where(file => file.ProviderId == provider.Id && file.State != FileState.Decided && file.State != FileState.Reported && file.State != FileState.Withdrawn)
            .ToListAsync(cancellationToken);
        return [.. files.SelectMany(file => file.Elements).SelectMany(element => element.Grounds)];
    }

    // Somebody who works in several states is not told from others by one of them.
    private static string? StateOf(Provider provider) =>
        provider.Licenses.Select(license => license.State).Distinct(StringComparer.Ordinal).ToArray() is [var state] ? state : null;
}

/// <summary>What the lists answer: whom screening found, and who of them was found by a person to be somebody else.</summary>
/// <param name="Result">What screening came to.</param>
/// <param name="Cleared">The entries that a person cleared.</param>
internal sealed record ScreeningAnswer(ScreeningResult Result, IReadOnlyList<ClearedEntry> Cleared)
{
    /// <summary>What spoke against the provider, and a person has found that it does not hold.</summary>
    public IReadOnlyList<SettledGround> Settled { get; init; } = [];

    /// <summary>The exclusions of the provider that a person confirmed; they stand whatever screening finds.</summary>
    public IReadOnlyList<ConfirmedEntry> Confirmed { get; init; } = [];
}

/// <summary>An entry of a list that a person has found to be no exclusion of the provider.</summary>
/// <param name="EntryId">The entry.</param>
/// <param name="AlertId">The alert that was cleared.</param>
/// <param name="By">The account that cleared it.</param>
/// <param name="At">When (UTC).</param>
internal sealed record ClearedEntry(Guid EntryId, Guid AlertId, string By, DateTimeOffset At);

/// <summary>An entry of a list that a person has confirmed to be an exclusion of the provider.</summary>
/// <param name="List">The code of the list.</param>
/// <param name="EntryId">The entry.</param>
/// <param name="ExcludedOn">Since when, as the list says.</param>
/// <param name="Type">What kind of exclusion, as the list says.</param>
/// <param name="AlertId">The alert that was confirmed.</param>
/// <param name="By">The account that confirmed it.</param>
/// <param name="At">When (UTC).</param>
internal sealed record ConfirmedEntry(string List, Guid EntryId, DateOnly? ExcludedOn, string? Type, Guid AlertId, string By, DateTimeOffset At)
{
    /// <summary>What a confirmed alert says.</summary>
    /// <param name="alert">The alert.</param>
    public static ConfirmedEntry Of(Alert alert) =>
        new(alert.List, alert.Entry[0].Id, alert.Entry[0].ExcludedOn, alert.Entry[0].Type, alert.Id.Value, alert.DisposedBy!, alert.DisposedAt!.Value);
}
