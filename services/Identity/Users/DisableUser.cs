using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Users;

internal sealed record DisableUserRequest(string Reason);

internal sealed class DisableUserValidator : AbstractValidator<DisableUserRequest>
{
    public DisableUserValidator() => RuleFor(request => request.Reason).IsText(1000);
}

/// <summary>Shuts a person out: no sign-in, no session, no mailed link, and tokens that are out are refused from now on.</summary>
internal static class DisableUser
{
    public static async Task<Outcome<UserResponse>> Handle(
        Guid id, DisableUserRequest request, Caller caller, AuditContext context, IdentityDb db, SessionStore sessions, MailedLinks links, CancellationToken cancellationToken)
    {
        context.Because(request.Reason);
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken);
        if (user is null)
        {
            return Problem.NotFound("user");
        }

        if (UserRules.OnOneself(caller, user.Id) is { } own)
        {
            return own;
        }

        if (user.Disable(request.Reason.Trim()) is { } refusal)
        {
            return refusal;
        }

        await links.ForgetAsync(user.Id, cancellationToken);
        await sessions.EndAllAsync(user.Id, "disabled", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return user.ToResponse();
    }

    public static async Task<Outcome<UserResponse>> Undo(Guid id, Caller caller, IdentityDb db, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken);
        if (user is null)
        {
            return Problem.NotFound("user");
        }

        if (UserRules.Exceeds(caller, user.Roles) is { } exceeds)
        {
            return exceeds;
        }

        var hasPassword = await db.Logins.AnyAsync(login => login.Id == id && login.PasswordHash != null, cancellationToken);
        if (user.Enable(hasPassword) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return user.ToResponse();
    }
}
