using Credentialing.Providers.Providers;
using Credentialing.Providers.Screening;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Alerts;

/// <summary>Turns what screening found into alerts; the caller saves.</summary>
internal static class RaiseAlerts
{
    /// <summary>Raises what is new, and shows what has changed on what is open.</summary>
    /// <returns>How many alerts were raised.</returns>
    public static async Task<int> ForAsync(
        ProvidersDb db, IReadOnlyList<(Provider Provider, ScreeningResult Result)> screened, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hits = screened.Where(one => one.Result.Candidates.Any(candidate => candidate.Outcome != ScreeningOutcome.Clear)).ToArray();
        if (hits.Length == 0)
        {
            return 0;
        }

        var providers = hits.Select(hit => hit.Provider.Id).ToArray();
        var known = (await db.Alerts.Where(alert => providers.Contains(alert.ProviderId)).OrderBy(alert => alert.Id).ToListAsync(cancellationToken))
            .GroupBy(alert => (alert.ProviderId, alert.List, Convert.ToHexString(alert.Identity))).ToDictionary(group => group.Key, group => group.Last());
        var raised = 0;
        foreach (var (provider, result) in hits)
        {
            foreach (var candidate in result.Candidates.Where(candidate => candidate.Outcome != ScreeningOutcome.Clear))
            {
                var key = (provider.Id, candidate.List, Convert.ToHexString(Alert.Bytes(candidate.Key!.Identity)));
                if (!known.TryGetValue(key, out var alert) || alert.IsOutdatedBy(candidate))
                {
                    db.Add(known[key] = Alert.Raise(new AlertId(Guid.CreateVersion7(at)), provider.Id, provider.ClientId, candidate, at));
                    raised++;
                }
            }
        }

        return raised;
    }
}
