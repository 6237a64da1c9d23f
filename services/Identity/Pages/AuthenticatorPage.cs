using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Pages;

/// <summary>Sets up an authenticator: on the way in for those who must have one, and for whoever has just signed in and wants one, or another.</summary>
internal static class AuthenticatorPage
{
    /// <summary>How long ago somebody may have signed in who changes how he signs in.</summary>
    public static readonly TimeSpan Recently = TimeSpan.FromMinutes(10);

    public static async Task<IResult> Show(
        HttpContext context, SignInSteps steps, SessionStore sessions, UserManager<Login> logins, CancellationToken cancellationToken) =>
        await WhoAsync(context, steps, sessions, logins, cancellationToken) is { Login: { } login } who
            ? Of(context, who.User, await Authenticators.ProposeAsync(logins, login), null)
            : ReturnUrl.To("/account/sign-in", "/account/authenticator");

    public static async Task<IResult> Send(
        HttpContext context, SignInSteps steps, SessionStore sessions, UserManager<Login> logins, IdentityDb db, CancellationToken cancellationToken)
    {
        if (await WhoAsync(context, steps, sessions, logins, cancellationToken) is not { Login: { } login, User: { } user } who)
        {
            return ReturnUrl.To("/account/sign-in", "/account/authenticator");
        }

        var key = await Authenticators.ProposeAsync(logins, login);
        if (Totp.Accept(key, context.Request.Form["code"], TimeProvider.System.GetUtcNow(), lastStep: 0) is not { } step)
        {
            return Of(context, user, key, "This code is not right. Check that the clock of your device is, and enter the code that is shown now.");
        }

        login.LastCodeStep = step;
        await Authenticators.SetAsync(logins, login, key);
        var codes = await logins.GenerateNewTwoFactorRecoveryCodesAsync(login, CredentialsSetup.RecoveryCodes);
        var now = db.Clock.GetUtcNow();
        db.Schedule(new SignInChanged(user.Id.Value, user.Email, user.Name, "authenticator", now), now);
        await steps.RecordAsync(login, "authenticatorSet", cancellationToken);
        if (who.IsPending)
        {
            await steps.FinishAsync(context, user, login, ["pwd", "otp", "mfa"], cancellationToken);
        }

        return RecoveryCodesPage.Of(codes!, ReturnUrl.Of(context));
    }

    // Whoever has an authenticator already and has shown only the password is not let near this.
    private static async Task<(User User, Login Login, bool IsPending)?> WhoAsync(
        HttpContext context, SignInSteps steps, SessionStore sessions, UserManager<Login> logins, CancellationToken cancellationToken)
    {
        if (await steps.PendingAsync(context, cancellationToken) is var (pending, theirs))
        {
            return theirs.TwoFactorEnabled ? null : (pending, theirs, true);
        }

        return await sessions.CurrentAsync(context, cancellationToken) is var (session, user) && IsRecent(session)
            ? (user, (await logins.FindByIdAsync(user.Id.Value.ToString()))!, false)
            : null;
    }

    /// <summary>Whether the person proved who it is a moment ago.</summary>
    public static bool IsRecent(Session session) => TimeProvider.System.GetUtcNow() < session.StartedAt + Recently;

    private static Page Of(HttpContext context, User user, string key, string? problem)
    {
        var address = $"otpauth://totp/Credentialing:{Uri.EscapeDataString(user.Email)}?secret={key}&issuer=Credentialing";
        var spaced = string.Join(' ', key.Chunk(4).Select(letters => new string(letters)));
        return new("Set up your authenticator", Html.Of($"""
            <ol>
            <li>Install an authenticator app on your phone, if you have none.</li>
            <li>Scan this code with it, or type the key below into it.
            {QrSvg.Of(address, "QR code of the key below")}
            <p>Key: <code class="key" id="key">{spaced}</code></p></li>
            <li>Enter the code that it shows.</li>
            </ol>
            {Page.Form(context, "/account/authenticator", Html.Of($"""
                {Page.Hidden(ReturnUrl.Name, ReturnUrl.Of(context))}
                {Page.Code("Six-digit code", "The app shows a new one every 30 seconds.", digits: true)}
                <button type="submit">Continue</button>
                """))}
            """), problem);
    }
}
