using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Identity.Pages;

/// <summary>
/// Chooses a password with the link of a mail: the first one after an invitation, or another. Looking at the page uses
/// nothing up, for mail programs look at links too; sending the form does.
/// </summary>
internal static class NewPasswordPage
{
    private const string Hint = "At least 12 characters. A few unrelated words are good; a password that you use elsewhere is not.";

    public static Task<IResult> ShowInvitation(HttpContext context, MailedLinks links, CancellationToken cancellationToken) =>
        ShowAsync(context, links, LinkPurpose.Invitation, cancellationToken);

    public static Task<IResult> ShowReset(HttpContext context, MailedLinks links, CancellationToken cancellationToken) =>
        ShowAsync(context, links, LinkPurpose.PasswordReset, cancellationToken);

    public static async Task<IResult> SendInvitation(
        HttpContext context, MailedLinks links, Choosing choosing, SignInSteps steps, CancellationToken cancellationToken)
    {
        var (result, user, login) = await ChooseAsync(context, links, choosing, LinkPurpose.Invitation, cancellationToken);

        // The mail and the new password show who it is, as far as one proof goes.
        return result ?? await steps.AfterPasswordAsync(context, user!, login!, ReturnUrl.Default, cancellationToken);
    }

    public static async Task<IResult> SendReset(HttpContext context, MailedLinks links, Choosing choosing, CancellationToken cancellationToken)
    {
        var (result, _, _) = await ChooseAsync(context, links, choosing, LinkPurpose.PasswordReset, cancellationToken);
        return result ?? new Page("Your password is changed", Html.Of($"""
            <p>You have been signed out everywhere.</p>
            <p><a class="button" href="/account/sign-in">Sign in with the new password</a></p>
            """));
    }

    private static async Task<IResult> ShowAsync(HttpContext context, MailedLinks links, LinkPurpose purpose, CancellationToken cancellationToken)
    {
        string? secret = context.Request.Query["code"];
        return await links.FindAsync(secret, purpose, cancellationToken) is null ? Worthless(purpose) : Of(context, secret!, purpose, null);
    }

    private static async Task<(IResult? Result, User? User, Login? Login)> ChooseAsync(
        HttpContext context, MailedLinks links, Choosing choosing, LinkPurpose purpose, CancellationToken cancellationToken)
    {
        var form = context.Request.Form;
        string? secret = form["code"];
        if (await links.FindAsync(secret, purpose, cancellationToken) is not { } link)
        {
            return (Worthless(purpose), null, null);
        }

        if (!string.Equals(form["password"], form["again"], StringComparison.Ordinal))
        {
            return (Of(context, secret!, purpose, "The two passwords are not the same."), null, null);
        }

        var (user, login, refused) = await choosing.ChooseAsync(link, form["password"].ToString(), cancellationToken);
        return refused is not null ? (Of(context, secret!, purpose, refused), null, null)
            : user is null ? (Worthless(purpose), null, null)
            : (null, user, login);
    }

    private static Page Of(HttpContext context, string secret, LinkPurpose purpose, string? problem)
    {
        var (title, path) = purpose == LinkPurpose.Invitation ? ("Welcome: choose a password", "/account/invitation") : ("Choose a new password", "/account/reset");
        return new(title, Page.Form(context, path, Html.Of($"""
            {Page.Hidden("code", secret)}
            {Page.Password("password", "New password", "new-password", Hint)}
            {Page.Password("again", "The same again", "new-password")}
            <button type="submit">Save the password</button>
            """)), problem);
    }

    private static Page Worthless(LinkPurpose purpose) => new(
        "This link does not work", purpose == LinkPurpose.Invitation
            ? Html.Of($"""<p>Ask whoever invited you for another, or <a href="/account/sign-in">sign in</a> if you have chosen a password already.</p>""")
            : Html.Of($"""<p><a href="/account/forgot">Ask for another</a></p>"""),
        "The link was used already, is too old, or was replaced by a newer one.");
}

/// <summary>Gives an account the password that its person chose, and ends everything that the one before led to.</summary>
internal sealed class Choosing(UserManager<Login> logins, MailedLinks links, SignInSteps steps, SessionStore sessions, IdentityDb db)
{
    /// <summary>The account with its new password; or why the password will not do; or neither, where the link is worthless.</summary>
    public async Task<(User? User, Login? Login, string? Refused)> ChooseAsync(OneTimeLink link, string password, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleAsync(u => u.Id == link.UserId, cancellationToken);
        var login = (await logins.FindByIdAsync(link.UserId.Value.ToString()))!;
        foreach (var validator in logins.PasswordValidators)
        {
            if (await validator.ValidateAsync(logins, login, password) is { Succeeded: false } no)
            {
                return (null, null, string.Join(" ", no.Errors.Select(error => error.Description)));
            }
        }

        if (user.State == UserState.Disabled || !await links.UseAsync(link, cancellationToken))
        {
            return (null, null, null);
        }

        // Who signs in at this moment, with the password of before, holds the row until the session is there to be ended.
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM logins WHERE id = {login.Id} FOR UPDATE", cancellationToken);
        await db.Entry(login).ReloadAsync(cancellationToken);
        await db.Entry(user).ReloadAsync(cancellationToken);
        await sessions.EndAllAsync(user.Id, "passwordChanged", cancellationToken);
        await logins.RemovePasswordAsync(login);
        await logins.AddPasswordAsync(login, password);
        await logins.SetLockoutEndDateAsync(login, null);
        await logins.ResetAccessFailedCountAsync(login);
        user.Accept();
        var now = db.Clock.GetUtcNow();
        if (link.Purpose == LinkPurpose.PasswordReset)
        {
            db.Schedule(new SignInChanged(user.Id.Value, user.Email, user.Name, "password", now), now);
        }

        await steps.RecordAsync(login, link.Purpose == LinkPurpose.Invitation ? "invitationAccepted" : "passwordReset", cancellationToken);
        return (user, login, null);
    }
}
