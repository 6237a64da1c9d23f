using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Credentials;

/// <summary>
/// Checks an address and a password, and gives nothing away but yes or no: whether there is such an account, whether it is
/// locked or disabled, costs the same and looks the same.
/// </summary>
internal sealed class PasswordCheck(UserManager<Login> logins, IPasswordHasher<Login> hasher, IdentityDb db)
{
    private static readonly Login Nobody = new() { UserName = "nobody" };
    private static string? s_hashOfNothing;

    /// <summary>The account, where everything is right; what was tried on which login, for the record.</summary>
    public async Task<(User? User, Login? Tried)> CheckAsync(string? email, string? password, CancellationToken cancellationToken)
    {
        password = (password ?? "")[..Math.Min(password?.Length ?? 0, PasswordRules.AtMost + 1)];
        var name = logins.NormalizeName(email?.Trim() ?? "");

        // Guesses at one name come one after the other, or those that come together would count as one; also where there is no
        // such account, or the waiting would tell. The row too: codes and resets change the same login.
        await db.TakeTurnAsync($"sign-in {name}", cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM logins WHERE normalized_user_name = {name} FOR UPDATE", cancellationToken);
        var login = string.IsNullOrEmpty(name) ? null : await logins.FindByNameAsync(name);
        if (login?.PasswordHash is null || await logins.IsLockedOutAsync(login))
        {
            // As long as the real thing takes.
            hasher.VerifyHashedPassword(Nobody, s_hashOfNothing ??= hasher.HashPassword(Nobody, "nothing"), password);
            return (null, login);
        }

        if (!await logins.CheckPasswordAsync(login, password))
        {
            await logins.AccessFailedAsync(login);
            return (null, login);
        }

        var user = await db.Users.SingleAsync(u => u.Id == login.UserId, cancellationToken);
        return (user.State == UserState.Active ? user : null, login);
    }
}
