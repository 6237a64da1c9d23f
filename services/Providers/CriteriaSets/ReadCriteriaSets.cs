using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CriteriaSets;

internal static class ListCriteriaSets
{
    private static readonly Sorts<BuiltInSet, CriteriaSetId> s_builtIn = new Sorts<BuiltInSet, CriteriaSetId>(set => set.Id, byDefault: "createdAt")
        .By("createdAt", set => set.CreatedAt);

    private static readonly Sorts<ClientSet, CriteriaSetId> s_clients = new Sorts<ClientSet, CriteriaSetId>(set => set.Id, byDefault: "createdAt")
        .By("createdAt", set => set.CreatedAt);

    public static async Task<Outcome<Page<CriteriaSetResponse>>> Handle(PageRequest page, Guid? clientId, ProvidersDb db, CancellationToken cancellationToken) =>
        clientId is { } client
            ? await db.ClientSets.AsNoTracking().Where(set => set.ClientId == new ClientId(client)).ToPageAsync(page, s_clients, set => set.ToResponse(), cancellationToken)
            : await db.BuiltInSets.AsNoTracking().ToPageAsync(page, s_builtIn, set => set.ToResponse(), cancellationToken);
}

internal static class GetCriteriaSet
{
    public static async Task<Outcome<CriteriaSetResponse>> Handle(string idOrCode, Guid? clientId, ProvidersDb db, CancellationToken cancellationToken)
    {
        var set = await FindAsync(db, idOrCode, clientId is { } client ? new ClientId(client) : null, approvedOnly: false, cancellationToken);
        return set is null ? Problem.NotFound("criteria set") : set.ToResponse();
    }

    /// <summary>An edition by id, or the latest edition of a code; a client's own before a built-in one of the same code.</summary>
    /// <param name="db">The database.</param>
    /// <param name="idOrCode">Either.</param>
    /// <param name="client">Whose sets are meant by a code; null for those of any client that the caller sees.</param>
    /// <param name="approvedOnly">Only what files may be judged by.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<CriteriaSet?> FindAsync(ProvidersDb db, string idOrCode, ClientId? client, bool approvedOnly, CancellationToken cancellationToken)
    {
        var (builtIn, own) = (db.BuiltInSets.AsNoTracking(), db.ClientSets.AsNoTracking());
        own = own.Where(set => (client == null || set.ClientId == client) && (!approvedOnly || set.State == CriteriaSetState.Approved));
        if (Guid.TryParse(idOrCode, out var id))
        {
            return await builtIn.SingleOrDefaultAsync(set => set.Id == new CriteriaSetId(id), cancellationToken) ??
                (CriteriaSet?)await own.SingleOrDefaultAsync(set => set.Id == new CriteriaSetId(id), cancellationToken);
        }

        return await own.Where(set => set.Code == idOrCode).OrderByDescending(set => set.Edition).FirstOrDefaultAsync(cancellationToken) ??
            (CriteriaSet?)await builtIn.Where(set => set.Code == idOrCode).OrderByDescending(set => set.Edition).FirstOrDefaultAsync(cancellationToken);
    }
}
