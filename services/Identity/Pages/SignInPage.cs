using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;

namespace Credentialing.Identity.Pages;

/// <summary>Address and password. What is wrong is never said: not whether there is such an account, is locked, or is disabled.</summary>
internal static class SignInPage
{
    private const string No = "The e-mail address or the password is not right. After several wrong tries an account is locked for a quarter of an hour.";

    public static async Task<IResult> Show(HttpContext context, Passkeys passkeys) => await OfAsync(context, ReturnUrl.Of(context), null, passkeys);

    public static async Task<IResult> Send(HttpContext context, PasswordCheck check, SignInSteps steps, Passkeys passkeys, CancellationToken cancellationToken)
    {
        var (form, returnUrl) = (context.Request.Form, ReturnUrl.Of(context));
        var (user, login) = await check.CheckAsync(form["email"], form["password"], cancellationToken);
        if (user is not null)
        {
            return await steps.AfterPasswordAsync(context, user, login!, returnUrl, cancellationToken);
        }

        await steps.RecordAsync(login, "passwordRefused", cancellationToken);
        return await OfAsync(context, returnUrl, No, passkeys);
    }

    /// <summary>The page, with what is wrong, if anything.</summary>
    public static async Task<Page> OfAsync(HttpContext context, string returnUrl, string? problem, Passkeys passkeys)
    {
        var (options, seal) = await passkeys.AskAsync(context);
        return new("Sign in", Html.Of($"""
            {Page.Form(context, "/account/sign-in", Html.Of($"""
                {Page.Hidden(ReturnUrl.Name, returnUrl)}
                <label for="email">E-mail address</label>
                <input id="email" name="email" type="email" autocomplete="username" required maxlength="254" autocapitalize="off" spellcheck="false">
                {Page.Password("password", "Password", "current-password")}
                <button type="submit">Sign in</button>
                """))}
            {Page.PasskeyForm(context, "/account/sign-in/passkey", "get", options, seal, Html.Of($"""
                {Page.Hidden(ReturnUrl.Name, returnUrl)}
                <button type="submit" class="plain">Sign in with a passkey</button>
                """))}
            <p><a href="/account/forgot">I have forgotten my password</a></p>
            """), problem)
        { HasScript = true };
    }
}
