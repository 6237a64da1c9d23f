using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CriteriaSets;

/// <summary>What happens to a client's set once it is drafted: we propose it, the client approves it.</summary>
internal static class DecideCriteriaSet
{
    public static Task<Outcome<CriteriaSetResponse>> Propose(Guid id, ProvidersDb db, CancellationToken cancellationToken) =>
        DecideAsync(id, db, set => set.Propose(), cancellationToken);

    public static Task<Outcome<CriteriaSetResponse>> Approve(Guid id, ProvidersDb db, TimeProvider clock, CancellationToken cancellationToken) =>
        DecideAsync(id, db, set => set.Approve(clock.GetUtcNow()), cancellationToken);

    private static async Task<Outcome<CriteriaSetResponse>> DecideAsync(Guid id, ProvidersDb db, Func<ClientSet, Refusal?> decide, CancellationToken cancellationToken)
    {
        var set = await db.ClientSets.SingleOrDefaultAsync(s => s.Id == new CriteriaSetId(id), cancellationToken);
        if (set is null)
        {
            return Problem.NotFound("criteria set of a client");
        }

        if (decide(set) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return set.ToResponse();
    }
}
