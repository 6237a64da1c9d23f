using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Credentials;

/// <summary>
/// The authenticator of a login, kept where ASP.NET Core Identity keeps it: one that is set up but not yet confirmed is in a
/// token of its own name, so that starting to set up another does not lose the first.
/// </summary>
internal static class Authenticators
{
    private const string Provider = "[AspNetUserStore]", Key = "AuthenticatorKey", Proposed = "ProposedAuthenticatorKey";

    /// <summary>Takes this key into use, for which somebody has shown that he has it.</summary>
    public static async Task SetAsync(UserManager<Login> logins, Login login, string key)
    {
        await logins.SetAuthenticationTokenAsync(login, Provider, Key, key);
        await logins.RemoveAuthenticationTokenAsync(login, Provider, Proposed);
        await logins.SetTwoFactorEnabledAsync(login, enabled: true);
    }

    /// <summary>The key in use, or null.</summary>
    public static Task<string?> KeyOfAsync(UserManager<Login> logins, Login login) => logins.GetAuthenticationTokenAsync(login, Provider, Key);

    /// <summary>The key that is being set up: the same until it is confirmed.</summary>
    public static async Task<string> ProposeAsync(UserManager<Login> logins, Login login)
    {
        var key = await logins.GetAuthenticationTokenAsync(login, Provider, Proposed);
        if (key is null)
        {
            key = NewKey();
            await logins.SetAuthenticationTokenAsync(login, Provider, Proposed, key);
        }

        return key;
    }

    // 160 bits, as RFC 4226 section 4 recommends.
    private static string NewKey() => RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 32);
}
