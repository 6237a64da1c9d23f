using Credentialing.Payors.Applications;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.KnownProviders;

/// <summary>What was said of a provider.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Keep">Keeps it.</param>
internal sealed record Word(Guid ProviderId, ClientId ClientId, Action<KnownProvider> Keep);

/// <summary>Keeps what was said of providers and has their applications follow.</summary>
internal static class FollowExclusion
{
    /// <summary>Keeps it; the caller saves.</summary>
    /// <param name="db">The database.</param>
    /// <param name="words">What was said, in the order in which it was said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task KeepAsync(PayorsDb db, IReadOnlyList<Word> words, CancellationToken cancellationToken)
    {
        // What is said of one provider at the same moment is heard one after the other.
        Guid[] ids = [.. words.Select(word => word.ProviderId).Distinct()];
        await db.TakeTurnsAsync(ids, cancellationToken);
        var known = await db.KnownProviders.Where(provider => ids.Contains(provider.ProviderId)).ToDictionaryAsync(provider => provider.ProviderId, cancellationToken);
        foreach (var word in words)
        {
            if (!known.TryGetValue(word.ProviderId, out var provider))
            {
                provider = new KnownProvider { ProviderId = word.ProviderId, ClientId = word.ClientId };
                known.Add(word.ProviderId, provider);
                db.Add(provider);
            }

            word.Keep(provider);
        }

        var act = Act.BySystem(db.Clock.GetUtcNow());
        foreach (var concerned in await ConcernedAsync(db, ids, cancellationToken))
        {
            var isExcluded = known[concerned.ProviderId].IsExcluded;
            if (concerned.IsExcluded == isExcluded)
            {
                continue;
            }

            var application = (await GetApplication.ForChangeAsync(db, concerned.Id.Value, cancellationToken))!;
            if (isExcluded)
            {
                application.Exclude(act);
            }
            else
            {
                application.Reinstate(act);
            }
        }
    }

    private static Task<List<Concerned>> ConcernedAsync(PayorsDb db, Guid[] providers, CancellationToken cancellationToken) => db.Applications
        .Where(application => application.ProviderId != null && providers.Contains(application.ProviderId.Value) &&
            application.State != ApplicationState.Approved && application.State != ApplicationState.Withdrawn)
        .OrderBy(application => application.Id).Select(application => new Concerned(application.Id, application.ProviderId!.Value, application.IsExcluded))
        .ToListAsync(cancellationToken);

    private sealed record Concerned(ApplicationId Id, Guid ProviderId, bool IsExcluded);
}
