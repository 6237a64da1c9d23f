using Credentialing.Payors.Applications;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.KnownProviders;

/// <summary>Keeps what was said of a provider and has its applications follow.</summary>
internal static class FollowExclusion
{
    /// <summary>Keeps it; the caller saves.</summary>
    /// <param name="db">The database.</param>
    /// <param name="providerId">The provider.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="keep">Keeps what was said.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task KeepAsync(PayorsDb db, Guid providerId, ClientId client, Action<KnownProvider> keep, CancellationToken cancellationToken)
    {
        // What is said of one provider at the same moment is heard one after the other.
        await db.TakeTurnAsync(providerId, cancellationToken);
        var known = await db.KnownProviders.SingleOrDefaultAsync(provider => provider.ProviderId == providerId, cancellationToken);
        if (known is null)
        {
            known = new KnownProvider { ProviderId = providerId, ClientId = client };
            db.Add(known);
        }

        keep(known);
        var act = Act.BySystem(db.Clock.GetUtcNow());
        foreach (var id in await ConcernedAsync(db, known, cancellationToken))
        {
            var application = (await GetApplication.ForChangeAsync(db, id.Value, cancellationToken))!;
            if (known.IsExcluded)
            {
                application.Exclude(act);
            }
            else
            {
                application.Reinstate(act);
            }
        }
    }

    private static Task<List<ApplicationId>> ConcernedAsync(PayorsDb db, KnownProvider known, CancellationToken cancellationToken) => db.Applications
        .Where(application => application.ProviderId == known.ProviderId && application.IsExcluded != known.IsExcluded &&
            application.State != ApplicationState.Approved && application.State != ApplicationState.Withdrawn)
        .OrderBy(application => application.Id).Select(application => application.Id).ToListAsync(cancellationToken);
}
