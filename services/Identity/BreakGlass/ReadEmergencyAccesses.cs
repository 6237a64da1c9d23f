using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.BreakGlass;

internal static class ReadEmergencyAccesses
{
    private static readonly Sorts<EmergencyAccess, EmergencyAccessId> s_sorts =
        new Sorts<EmergencyAccess, EmergencyAccessId>(access => access.Id, byDefault: "-startedAt").By("startedAt", access => access.StartedAt);

    public static async Task<Outcome<Page<EmergencyAccessResponse>>> List(
        PageRequest page, Guid? userId, Choice<EmergencyAccessState> state, bool? reviewed, Caller caller, IdentityDb db, CancellationToken cancellationToken)
    {
        var accesses = db.EmergencyAccesses.AsNoTracking().SeenBy(caller);
        if (userId is { } user)
        {
            accesses = accesses.Where(access => access.UserId == new UserId(user));
        }

        if (state.Value is { } inState)
        {
            var (now, inForce) = (TimeProvider.System.GetUtcNow(), inState == EmergencyAccessState.InForce);
            accesses = accesses.Where(access => (access.EndedAt == null && access.EndsAt > now) == inForce);
        }

        if (reviewed is { } isReviewed)
        {
            accesses = accesses.Where(access => access.ReviewedAt != null == isReviewed);
        }

        return await accesses.ToPageAsync(page, s_sorts, access => access.ToResponse(), cancellationToken);
    }

    public static async Task<Outcome<EmergencyAccessResponse>> One(Guid id, Caller caller, IdentityDb db, CancellationToken cancellationToken) =>
        await db.EmergencyAccesses.AsNoTracking().SeenBy(caller).SingleOrDefaultAsync(a => a.Id == new EmergencyAccessId(id), cancellationToken) is { } access
            ? access.ToResponse()
            : Problem.NotFound("emergency access");
}
