using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.Rosters;

/// <summary>Reading rosters and their errors. Whoever is a provider and nothing else sees none: they are about its colleagues.</summary>
internal static class ReadRosters
{
    private const int FirstErrors = 100;

    private static readonly Sorts<Roster, RosterId> s_sorts = new Sorts<Roster, RosterId>(roster => roster.Id, byDefault: "-createdAt")
        .By("createdAt", roster => roster.CreatedAt);

    private static readonly Sorts<RosterError, long> s_errors = new Sorts<RosterError, long>(error => error.Position, byDefault: "row")
        .By("row", error => error.Position);

    public static async Task<Outcome<Page<RosterListed>>> List(PageRequest page, Guid? clientId, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        var rosters = SeenBy(db, caller);
        if (clientId is { } client)
        {
            rosters = rosters.Where(roster => roster.ClientId == new ClientId(client));
        }

        return await rosters.ToPageAsync(page, s_sorts, roster => roster.ToListed(), cancellationToken);
    }

    public static async Task<Outcome<RosterResponse>> Get(Guid id, Caller caller, ProvidersDb db, CancellationToken cancellationToken)
    {
        if (await SeenBy(db, caller).SingleOrDefaultAsync(r => r.Id == new RosterId(id), cancellationToken) is not { } roster)
        {
            return Problem.NotFound("roster");
        }

        var errors = await db.RosterErrors.AsNoTracking().Where(error => error.RosterId == roster.Id)
            .OrderBy(error => error.Position).Take(FirstErrors).ToListAsync(cancellationToken);
        return roster.ToResponse(errors);
    }

    /// <summary>All errors, in the order of rows; while the roster is being imported, those of earlier rows may still come.</summary>
    public static async Task<Outcome<Page<RosterErrorResponse>>> Errors(Guid id, PageRequest page, Caller caller, ProvidersDb db, CancellationToken cancellationToken) =>
        await SeenBy(db, caller).AnyAsync(r => r.Id == new RosterId(id), cancellationToken)
            ? await db.RosterErrors.AsNoTracking().Where(error => error.RosterId == new RosterId(id)).ToPageAsync(page, s_errors, error => error.ToResponse(), cancellationToken)
            : Problem.NotFound("roster");

    private static IQueryable<Roster> SeenBy(ProvidersDb db, Caller caller) =>
        caller.IsOnlyProvider() ? db.Rosters.AsNoTracking().Where(_ => false) : db.Rosters.AsNoTracking();
}
