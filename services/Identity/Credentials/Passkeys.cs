using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Credentialing.Identity.Users;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Credentials;

/// <summary>
/// Passkeys (WebAuthn level 3), as ASP.NET Core Identity checks them. A challenge travels in the form, sealed for five minutes, so
/// that a page that anybody may open costs no row; the one that succeeds is written down and never succeeds again.
/// </summary>
internal sealed class Passkeys(IPasskeyHandler<Login> handler, UserManager<Login> logins, IDataProtectionProvider protection, IdentityDb db)
{
    /// <summary>How long a challenge is good.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>How many an account may have.</summary>
    public const int AtMost = 10;

    private readonly ITimeLimitedDataProtector _adding = protection.CreateProtector("identity.passkey.adding").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _asking = protection.CreateProtector("identity.passkey.asking").ToTimeLimitedDataProtector();

    /// <summary>What the browser needs to make a passkey for this account, and what to send back with it.</summary>
    public async Task<(string Options, string Seal)> ProposeAsync(HttpContext context, User user)
    {
        var made = await handler.MakeCreationOptionsAsync(new() { Id = user.Id.Value.ToString(), Name = user.Email, DisplayName = user.Name }, context);
        return (made.CreationOptionsJson, _adding.Protect(made.AttestationState!, Patience));
    }

    /// <summary>What the browser needs to ask for a passkey, whosever it is, and what to send back with it.</summary>
    public async Task<(string Options, string Seal)> AskAsync(HttpContext context)
    {
        var made = await handler.MakeRequestOptionsAsync(null, context);
        return (made.RequestOptionsJson, _asking.Protect(made.AssertionState!, Patience));
    }

    /// <summary>Adds the passkey that the browser made for this login.</summary>
    /// <returns>Whether it will do.</returns>
    public async Task<bool> AddAsync(HttpContext context, Login login, string? credential, string? seal, string name, CancellationToken cancellationToken)
    {
        if (Open(_adding, seal) is not { } state || string.IsNullOrEmpty(credential))
        {
            return false;
        }

        var made = await handler.PerformAttestationAsync(new() { HttpContext = context, CredentialJson = credential, AttestationState = state });
        if (!made.Succeeded || !string.Equals(made.UserEntity.Id, login.Id.ToString(), StringComparison.Ordinal) ||
            await logins.FindByPasskeyIdAsync(made.Passkey.CredentialId) is not null || !await IsFirstUseAsync(state, cancellationToken))
        {
            return false;
        }

        made.Passkey.Name = name;
        return (await logins.AddOrUpdatePasskeyAsync(login, made.Passkey)).Succeeded;
    }

    /// <summary>Whose passkey answered; null where it is nobody's, is not good, or answered something else.</summary>
    public async Task<Login?> RecognizeAsync(HttpContext context, string? credential, string? seal, CancellationToken cancellationToken)
    {
        if (Open(_asking, seal) is not { } state || string.IsNullOrEmpty(credential))
        {
            return null;
        }

        PasskeyAssertionResult<Login> answer;
        try
        {
            answer = await handler.PerformAssertionAsync(new() { HttpContext = context, CredentialJson = credential, AssertionState = state });
        }
        catch (JsonException)
        {
            return null;
        }

        if (!answer.Succeeded || !await IsFirstUseAsync(state, cancellationToken))
        {
            return null;
        }

        // With the new count of its signatures, by which a copy gives itself away.
        return (await logins.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey)).Succeeded ? answer.User : null;
    }

    private static string? Open(ITimeLimitedDataProtector protector, string? seal)
    {
        try
        {
            return string.IsNullOrEmpty(seal) ? null : protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // WebAuthn section 13.4.3: a challenge answers once.
    private async Task<bool> IsFirstUseAsync(string state, CancellationToken cancellationToken)
    {
        var (hash, now) = (SHA256.HashData(Encoding.UTF8.GetBytes(state)), TimeProvider.System.GetUtcNow());
        return await db.Database.ExecuteSqlAsync(
            $"INSERT INTO used_challenges (hash, used_at) VALUES ({hash}, {now}) ON CONFLICT DO NOTHING", cancellationToken) == 1;
    }
}
