using System.Globalization;
using System.Security.Claims;
using Credentialing.Identity.Contracts;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.BreakGlass;

/// <summary>Asks for emergency access.</summary>
/// <param name="Reason">Why, in the person's words.</param>
/// <param name="Minutes">For how long: 1 to 60.</param>
internal sealed record TakeEmergencyAccessRequest(string Reason, int Minutes);

internal sealed class TakeEmergencyAccessValidator : AbstractValidator<TakeEmergencyAccessRequest>
{
    public TakeEmergencyAccessValidator()
    {
        RuleFor(request => request.Reason).IsText(1000);
        RuleFor(request => request.Minutes).InclusiveBetween(1, EmergencyAccess.AtMostMinutes).WithMessage($"must be from 1 to {EmergencyAccess.AtMostMinutes}");
    }
}

/// <summary>
/// Takes emergency access for the session that asks. The token at hand gives no more than before: the next one, which the
/// refresh token brings, does.
/// </summary>
internal static partial class TakeEmergencyAccess
{
    public static async Task<Creation<EmergencyAccessResponse>> Handle(
        TakeEmergencyAccessRequest request, ClaimsPrincipal token, AuditContext context, SessionStore sessions, IdentityDb db, ILogger<EmergencyAccess> logger,
        CancellationToken cancellationToken)
    {
        context.Because(request.Reason);

        // A service account has no session, and no emergency.
        if (!Guid.TryParse(token.FindFirstValue("sid"), CultureInfo.InvariantCulture, out var sid) ||
            await sessions.UseAsync(sid, cancellationToken) is not var (session, user))
        {
            return BreakGlassRoutes.PeopleOnly;
        }

        // One at a time, also of two requests at the same moment.
        await db.TakeTurnAsync(user.Id.Value, cancellationToken);
        var now = TimeProvider.System.GetUtcNow();
        var has = await db.EmergencyAccesses.AnyAsync(a => a.UserId == user.Id && a.EndedAt == null && a.EndsAt > now, cancellationToken);
        if (EmergencyAccess.WhyNot(user, session, has, now) is { } refusal)
        {
            return refusal;
        }

        var tell = await db.Users.AsNoTracking()
            .Where(u => u.State == UserState.Active && (u.Id == user.Id || u.Roles.Contains(Roles.Administrator) || u.Roles.Contains(Roles.Manager)))
            .OrderBy(u => u.Id).Select(u => new AlarmRecipient(u.Email, u.Name)).ToListAsync(cancellationToken);
        var access = EmergencyAccess.Take(user, session, request.Reason.Trim(), request.Minutes, tell, now);
        db.Add(access);
        await db.SaveChangesAsync(cancellationToken);
        Log.Taken(logger, access.Id.Value, user.Id.Value, access.EndsAt);
        return Creation<EmergencyAccessResponse>.At($"/v1/break-glass/{access.Id.Value}", access.ToResponse());
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "Emergency access {Access} was taken by {User} until {EndsAt}")]
        public static partial void Taken(ILogger logger, Guid access, Guid user, DateTimeOffset endsAt);
    }
}
