using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;

namespace Credentialing.Identity.Pages;

/// <summary>Address and password. What is wrong is never said: not whether there is such an account, is locked, or is disabled.</summary>
internal static class SignInPage
{
    private const string No = "The e-mail address or the password is not right. After several wrong tries an account is locked for a quarter of an hour.";

    public static Page Show(HttpContext context) => Of(context, ReturnUrl.Of(context), null);

    public static async Task<IResult> Send(HttpContext context, PasswordCheck check, SignInSteps steps, CancellationToken cancellationToken)
    {
        var (form, returnUrl) = (context.Request.Form, ReturnUrl.Of(context));
        var (user, login) = await check.CheckAsync(form["email"], form["password"], cancellationToken);
        if (user is not null)
        {
            return await steps.AfterPasswordAsync(context, user, login!, returnUrl, cancellationToken);
        }

        await steps.RecordAsync(login, "passwordRefused", cancellationToken);
        return Of(context, returnUrl, No);
    }

    private static Page Of(HttpContext context, string returnUrl, string? problem) => new("Sign in", Html.Of($"""
        {Page.Form(context, "/account/sign-in", Html.Of($"""
            {Page.Hidden(ReturnUrl.Name, returnUrl)}
            <label for="email">E-mail address</label>
            <input id="email" name="email" type="email" autocomplete="username" required maxlength="254" autocapitalize="off" spellcheck="false">
            {Page.Password("password", "Password", "current-password")}
            <button type="submit">Sign in</button>
            """))}
        <p><a href="/account/forgot">I have forgotten my password</a></p>
        """), problem);
}
