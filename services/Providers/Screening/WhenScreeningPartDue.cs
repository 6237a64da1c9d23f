using Credentialing.Providers.Alerts;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Persistence;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Screening;

/// <summary>Screens the providers of a part of a run, with their former names; done once, whoever hears of it how often.</summary>
internal sealed class WhenScreeningPartDue(ProvidersDb db, Screener screener, TimeProvider clock) : IConsumer<ScreeningPartDue>
{
    public async Task Consume(ConsumeContext<ScreeningPartDue> context)
    {
        var (id, number, cancellationToken) = (new ScreeningRunId(context.Message.RunId), context.Message.Number, context.CancellationToken);
        await db.TakeTurnAsync($"screening-run {id.Value}/{number}", cancellationToken);
        var part = await db.ScreeningRunParts.SingleAsync(one => one.RunId == id && one.Number == number, cancellationToken);
        if (part.DoneAt is not null)
        {
            return;
        }

        var ids = part.ProviderIds.Select(provider => new ProviderId(provider)).ToArray();
        var providers = await db.Providers.AsNoTracking().Where(provider => ids.Contains(provider.Id)).OrderBy(provider => provider.Id).ToListAsync(cancellationToken);
        var results = await screener.ScreenAsync([.. providers.Select(SubjectOf)], cancellationToken);
        var now = clock.GetUtcNow();
        var raised = await RaiseAlerts.ForAsync(db, [.. providers.Zip(results)], now, cancellationToken);
        part.Finish(now);
        await db.SaveChangesAsync(cancellationToken);

        // Only the counting is one after the other.
        await db.TakeTurnAsync(id.Value, cancellationToken);
        var run = await db.ScreeningRuns.SingleAsync(one => one.Id == id, cancellationToken);
        int Of(ScreeningOutcome outcome) => results.Count(result => result.Outcome == outcome);
        run.Count(ids.Length, new RunCounts(Of(ScreeningOutcome.Clear), Of(ScreeningOutcome.Possible), Of(ScreeningOutcome.Match), Of(ScreeningOutcome.Undetermined), raised), now);
    }

    private static ScreeningSubject SubjectOf(Provider provider) => new(
        provider.FirstName, provider.MiddleName, provider.LastName, provider.FormerNames, null, provider.Npi, provider.DateOfBirth,
        provider.Licenses.Select(license => license.State).Distinct(StringComparer.Ordinal).ToArray() is [var state] ? state : null);
}
