using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Users;

internal sealed record ResetAuthenticatorRequest(string Reason);

internal sealed class ResetAuthenticatorValidator : AbstractValidator<ResetAuthenticatorRequest>
{
    public ResetAuthenticatorValidator() => RuleFor(request => request.Reason).IsText(1000);
}

/// <summary>For a person who has lost the authenticator and the recovery codes, and has shown in another way who it is. Passkeys go too: they were on the same device.</summary>
internal static class ResetAuthenticator
{
    public static async Task<Outcome<UserResponse>> Handle(
        Guid id, ResetAuthenticatorRequest request, Caller caller, AuditContext context, IAuditTrail audit, IdentityDb db, UserManager<Login> logins,
        SessionStore sessions, CancellationToken cancellationToken)
    {
        context.Because(request.Reason);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken);
        if (user is null)
        {
            return Problem.NotFound("user");
        }

        if (UserRules.Exceeds(caller, user.Roles) is { } exceeds)
        {
            return exceeds;
        }

        if (UserRules.OnOneself(caller, user.Id) is { } own)
        {
            return own;
        }

        var login = (await logins.FindByIdAsync(id.ToString()))!;
        await logins.SetTwoFactorEnabledAsync(login, enabled: false);
        await db.Set<IdentityUserToken<Guid>>().Where(token => token.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await db.Set<IdentityUserPasskey<Guid>>().Where(passkey => passkey.UserId == id).ExecuteDeleteAsync(cancellationToken);
        await sessions.EndAllAsync(user.Id, "authenticatorReset", cancellationToken);
        audit.RecordChange(new AuditSubject("login", user.Id.Value.ToString()), null, new Dictionary<string, object?>(StringComparer.Ordinal) { ["authenticator"] = "reset", ["passkeys"] = "removed" });
        var now = db.Clock.GetUtcNow();
        db.Schedule(new SignInChanged(user.Id.Value, user.Email, user.Name, "authenticator", now), now);
        await db.SaveChangesAsync(cancellationToken);
        return user.ToResponse();
    }
}
