using Credentialing.Providers.Alerts;
using Credentialing.Providers.CredentialFiles;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Sources;

/// <summary>That somebody on an exclusion list is the provider, as a ground of findings; and which of these people have cleared.</summary>
internal static class ExclusionGrounds
{
    /// <summary>The code of the element that they speak against.</summary>
    public const string Element = "medicare-medicaid-sanctions";

    private const string Kind = "exclusion";

    /// <summary>The ground that an entry is.</summary>
    public static string Of(string list, Guid entry) => $"{Kind}:{list}:{entry}";

    /// <summary>Which of these grounds are settled: an entry says the same exclusion as the others of its identity, and its last alert was cleared.</summary>
    /// <param name="db">The database.</param>
    /// <param name="grounds">The grounds.</param>
    /// <param name="alerts">The provider's alerts, the last one last.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<SettledGround>> SettledAsync(
        ProvidersDb db, IReadOnlyCollection<string> grounds, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        if (alerts.All(alert => alert.State != AlertState.Cleared))
        {
            return [];
        }

        var ids = grounds.Select(EntryOf).OfType<Guid>().Distinct().ToArray();
        var entries = await db.ExclusionEntries.AsNoTracking().Where(entry => ids.Contains(entry.Id)).Select(entry => new { entry.Id, entry.List, entry.Identity }).ToListAsync(cancellationToken);
        return
        [
            .. from entry in entries
               let alert = alerts.LastOrDefault(alert => alert.List == entry.List && alert.Identity.AsSpan().SequenceEqual(entry.Identity))
               where alert?.State == AlertState.Cleared
               select new SettledGround(Of(entry.List, entry.Id), alert.Id.Value, alert.DisposedBy!, alert.DisposedAt!.Value),
        ];
    }

    private static Guid? EntryOf(string ground) => ground.Split(':') is [Kind, _, var entry] && Guid.TryParse(entry, out var id) ? id : null;
}
