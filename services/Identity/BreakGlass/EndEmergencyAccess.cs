using System.Globalization;
using Credentialing.Identity.Contracts;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.BreakGlass;

/// <summary>Ends one's own emergency access, or another's by whoever may review it; tokens that came of it are refused from now on.</summary>
internal static class EndEmergencyAccess
{
    public static async Task<Outcome<EmergencyAccessResponse>> Handle(Guid id, Caller caller, IdentityDb db, CancellationToken cancellationToken)
    {
        var access = await db.EmergencyAccesses.SeenBy(caller).SingleOrDefaultAsync(a => a.Id == new EmergencyAccessId(id), cancellationToken);
        if (access is null)
        {
            return Problem.NotFound("emergency access");
        }

        if (!caller.May(Permissions.BreakGlassReview) && access.UserId != UserOf(caller))
        {
            return Problem.Forbidden;
        }

        var now = TimeProvider.System.GetUtcNow();
        if (access.End(now) is { } refusal)
        {
            return refusal;
        }

        await EndedAccessList.AddAsync(db, access.Id.Value.ToString(), now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return access.ToResponse();
    }

    /// <summary>All of them for those who review or audit, one's own for the others.</summary>
    public static IQueryable<EmergencyAccess> SeenBy(this IQueryable<EmergencyAccess> accesses, Caller caller)
    {
        var own = UserOf(caller);
        return caller.May(Permissions.BreakGlassReview) || caller.May(Permissions.AuditRead) ? accesses : accesses.Where(access => access.UserId == own);
    }

    /// <summary>The person that asks; no account's id for a service account.</summary>
    public static UserId UserOf(Caller caller) => new(Guid.TryParse(caller.Id, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty);
}
