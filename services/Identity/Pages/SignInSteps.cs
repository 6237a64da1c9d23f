using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Audit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Pages;

/// <summary>
/// The way from the right password to a session: with a code of the authenticator where there is one, by way of setting one
/// up for our own people who have none, at once for others.
/// </summary>
internal sealed class SignInSteps(UserManager<Login> logins, SessionStore sessions, IdentityDb db, IAuditTrail audit)
{
    /// <summary>What comes after the right password.</summary>
    public async Task<IResult> AfterPasswordAsync(HttpContext context, User user, Login login, string returnUrl, CancellationToken cancellationToken)
    {
        if (login.TwoFactorEnabled || user.IsStaff)
        {
            await SessionCookies.WritePendingAsync(context, user.Id, login.SecurityStamp!);
            return ReturnUrl.To(login.TwoFactorEnabled ? "/account/sign-in/code" : "/account/authenticator", returnUrl);
        }

        await FinishAsync(context, user, login, ["pwd"], cancellationToken);
        return Results.LocalRedirect(returnUrl);
    }

    /// <summary>Begins the session.</summary>
    public async Task FinishAsync(HttpContext context, User user, Login login, IReadOnlyList<string> methods, CancellationToken cancellationToken)
    {
        await logins.ResetAccessFailedCountAsync(login);
        await sessions.StartAsync(context, user, methods, cancellationToken);
    }

    /// <summary>Whose password was right a moment ago, if nothing has happened to the account since. The row is held: guesses come one after the other.</summary>
    public async Task<(User User, Login Login)?> PendingAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await SessionCookies.ReadPendingAsync(context) is not var (id, stamp))
        {
            return null;
        }

        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM logins WHERE id = {id} FOR UPDATE", cancellationToken);
        var login = await logins.FindByIdAsync(id.ToString());
        return login is not null && string.Equals(login.SecurityStamp, stamp, StringComparison.Ordinal) && !await logins.IsLockedOutAsync(login) &&
            await db.Users.SingleAsync(u => u.Id == login.UserId, cancellationToken) is { State: UserState.Active } user
                ? (user, login)
                : null;
    }

    /// <summary>Puts what happened to a login on record.</summary>
    public async Task RecordAsync(Login? login, string what, CancellationToken cancellationToken)
    {
        audit.RecordChange(
            new AuditSubject("login", login?.Id.ToString() ?? "unknown"), null,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["event"] = what, ["failures"] = login?.AccessFailedCount, ["lockedUntil"] = login?.LockoutEnd });
        await db.SaveChangesAsync(cancellationToken);
    }
}
