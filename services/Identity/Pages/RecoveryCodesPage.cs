using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Pages;

/// <summary>Codes for the day when the authenticator is lost: shown once, new ones make the old ones worthless.</summary>
internal static class RecoveryCodesPage
{
    public static async Task<IResult> Renew(
        HttpContext context, SignInSteps steps, SessionStore sessions, UserManager<Login> logins, IdentityDb db, CancellationToken cancellationToken)
    {
        if (await sessions.CurrentAsync(context, cancellationToken) is not var (session, user) || !AuthenticatorPage.IsRecent(session))
        {
            return ReturnUrl.To("/account/sign-in", ReturnUrl.Default);
        }

        var login = (await logins.FindByIdAsync(user.Id.Value.ToString()))!;
        if (!login.TwoFactorEnabled)
        {
            return Results.LocalRedirect("/account/authenticator");
        }

        var codes = await logins.GenerateNewTwoFactorRecoveryCodesAsync(login, CredentialsSetup.RecoveryCodes);
        var now = db.Clock.GetUtcNow();
        db.Schedule(new SignInChanged(user.Id.Value, user.Email, user.Name, "recoveryCodes", now), now);
        await steps.RecordAsync(login, "recoveryCodesRenewed", cancellationToken);
        return Of(codes!, ReturnUrl.Default);
    }

    public static Page Of(IEnumerable<string> codes, string next) => new("Keep your recovery codes", Html.Of($"""
        <p>With one of these codes you sign in if you lose your authenticator. Each works once. They are not shown again: print them, or put them where you keep passwords.</p>
        <ul class="codes" id="recovery-codes">
        {Html.Join(codes.Select(code => Html.Of($"<li><code>{code}</code></li>")))}
        </ul>
        <p><a class="button" href="{next}">I have kept them: continue</a></p>
        """));
}
