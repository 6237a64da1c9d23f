using Credentialing.Identity.Contracts;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Encryption;

namespace Credentialing.Identity.Pages;

/// <summary>
/// Asks for the way to a new password. Whatever was typed, the same is done and answered: a sealed note goes into the
/// outbox, and who looks at it later knows whether there is such an account.
/// </summary>
internal static class ForgotPasswordPage
{
    public static Page Show(HttpContext context) => new("Forgotten password", Html.Of($"""
        <p>Enter your e-mail address. If there is an account with it, a mail is on its way with a link to choose a new password.</p>
        {Page.Form(context, "/account/forgot", Html.Of($"""
            <label for="email">E-mail address</label>
            <input id="email" name="email" type="email" autocomplete="username" required maxlength="254" autocapitalize="off" spellcheck="false">
            <button type="submit">Send the mail</button>
            """))}
        <p><a href="/account/sign-in">Back to signing in</a></p>
        """));

    public static async Task<IResult> Send(HttpContext context, IdentityDb db, MessageSeal seal, CancellationToken cancellationToken)
    {
        var email = context.Request.Form["email"].ToString().Trim();
        if (email.Length is > 0 and <= 254)
        {
            var now = db.Clock.GetUtcNow();
            db.Schedule(new PasswordForgotten(seal.Seal(MailLinks.Purpose, email), now), now);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new Page("Look into your mail", Html.Of($"""
            <p>If there is an account with this address, a mail is on its way. The link in it works for one hour.</p>
            <p><a href="/account/sign-in">Back to signing in</a></p>
            """));
    }
}
