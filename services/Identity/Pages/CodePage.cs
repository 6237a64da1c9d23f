using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Pages;

/// <summary>The second proof: a code of the authenticator, or a recovery code in its place. Wrong ones count towards the same lock as wrong passwords.</summary>
internal static class CodePage
{
    private const string No = "This code is not right, or was used already.";

    public static async Task<IResult> Show(HttpContext context, SignInSteps steps, CancellationToken cancellationToken) =>
        await steps.PendingAsync(context, cancellationToken) is null ? ReturnUrl.To("/account/sign-in", ReturnUrl.Of(context)) : Of(context, null);

    public static async Task<IResult> ShowRecovery(HttpContext context, SignInSteps steps, CancellationToken cancellationToken) =>
        await steps.PendingAsync(context, cancellationToken) is null ? ReturnUrl.To("/account/sign-in", ReturnUrl.Of(context)) : OfRecovery(context, null);

    public static async Task<IResult> Send(HttpContext context, SignInSteps steps, UserManager<Login> logins, CancellationToken cancellationToken)
    {
        var returnUrl = ReturnUrl.Of(context);
        if (await steps.PendingAsync(context, cancellationToken) is not var (user, login) || !login.TwoFactorEnabled)
        {
            return ReturnUrl.To("/account/sign-in", returnUrl);
        }

        var key = (await Authenticators.KeyOfAsync(logins, login))!;
        if (Totp.Accept(key, context.Request.Form["code"], TimeProvider.System.GetUtcNow(), login.LastCodeStep) is not { } step)
        {
            return await RefuseAsync(context, steps, logins, login, "codeRefused", Of, cancellationToken);
        }

        login.LastCodeStep = step;
        await steps.FinishAsync(context, user, login, ["pwd", "otp", "mfa"], cancellationToken);
        return Results.LocalRedirect(returnUrl);
    }

    public static async Task<IResult> SendRecovery(
        HttpContext context, SignInSteps steps, UserManager<Login> logins, IdentityDb db, CancellationToken cancellationToken)
    {
        var returnUrl = ReturnUrl.Of(context);
        if (await steps.PendingAsync(context, cancellationToken) is not var (user, login) || !login.TwoFactorEnabled)
        {
            return ReturnUrl.To("/account/sign-in", returnUrl);
        }

        var code = context.Request.Form["code"].ToString().Trim().ToUpperInvariant();
        if (!(await logins.RedeemTwoFactorRecoveryCodeAsync(login, code)).Succeeded)
        {
            return await RefuseAsync(context, steps, logins, login, "recoveryCodeRefused", OfRecovery, cancellationToken);
        }

        var now = db.Clock.GetUtcNow();
        db.Schedule(new SignInChanged(user.Id.Value, user.Email, user.Name, "recoveryCodeUsed", now), now);
        await steps.RecordAsync(login, "recoveryCodeUsed", cancellationToken);
        await steps.FinishAsync(context, user, login, ["pwd", "kba", "mfa"], cancellationToken);
        return Results.LocalRedirect(returnUrl);
    }

    // Whoever is locked out meanwhile begins again, and is told no more than at the beginning.
    private static async Task<IResult> RefuseAsync(
        HttpContext context, SignInSteps steps, UserManager<Login> logins, Login login, string what, Func<HttpContext, string, Page> page, CancellationToken cancellationToken)
    {
        await logins.AccessFailedAsync(login);
        await steps.RecordAsync(login, what, cancellationToken);
        if (await logins.IsLockedOutAsync(login))
        {
            await SessionCookies.ForgetAsync(context);
            return ReturnUrl.To("/account/sign-in", ReturnUrl.Of(context));
        }

        return page(context, No);
    }

    private static Page Of(HttpContext context, string? problem) => new("Enter your code", Html.Of($"""
        {Page.Form(context, "/account/sign-in/code", Html.Of($"""
            {Page.Hidden(ReturnUrl.Name, ReturnUrl.Of(context))}
            {Page.Code("Six-digit code", "Your authenticator app shows it. Each code works once.", digits: true)}
            <button type="submit">Continue</button>
            """))}
        <p><a href="{ReturnUrl.With("/account/sign-in/recovery", ReturnUrl.Of(context))}">I do not have my authenticator: use a recovery code</a></p>
        """), problem);

    private static Page OfRecovery(HttpContext context, string? problem) => new("Use a recovery code", Html.Of($"""
        {Page.Form(context, "/account/sign-in/recovery", Html.Of($"""
            {Page.Hidden(ReturnUrl.Name, ReturnUrl.Of(context))}
            {Page.Code("Recovery code", "One of the codes that you kept when you set up your authenticator, such as ABCDE-12345. Each works once.", digits: false)}
            <button type="submit">Continue</button>
            """))}
        <p>If you have neither, ask an administrator to reset your authenticator.</p>
        """), problem);
}
