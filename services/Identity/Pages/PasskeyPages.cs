using System.Globalization;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Identity.Pages;

/// <summary>Adds and removes passkeys, for whoever has just signed in, and signs in with one.</summary>
internal static class PasskeyPages
{
    private const string Path = "/account/passkeys/new";

    // Possession of a key, a person present, and a PIN or a finger that unlocked it (RFC 8176): the key is not used without.
    private static readonly string[] s_methods = ["pop", "user", "mfa"];

    public static async Task<IResult> Show(HttpContext context, SessionStore sessions, Passkeys passkeys, CancellationToken cancellationToken) =>
        await RecentAsync(context, sessions, cancellationToken) is { } user ? await OfAsync(context, user, passkeys, null) : ReturnUrl.To("/account/sign-in", Path);

    public static async Task<IResult> Add(
        HttpContext context, SessionStore sessions, SignInSteps steps, Passkeys passkeys, UserManager<Login> logins, IdentityDb db, CancellationToken cancellationToken)
    {
        if (await RecentAsync(context, sessions, cancellationToken) is not { } user)
        {
            return ReturnUrl.To("/account/sign-in", Path);
        }

        var (form, login) = (context.Request.Form, (await logins.FindByIdAsync(user.Id.Value.ToString()))!);
        var name = form["name"].ToString().Trim();
        if (name.Length is 0 or > 60)
        {
            return await OfAsync(context, user, passkeys, "Give the passkey a name of at most 60 characters.");
        }

        if ((await logins.GetPasskeysAsync(login)).Count >= Passkeys.AtMost)
        {
            return await OfAsync(context, user, passkeys, $"You have {Passkeys.AtMost} passkeys: remove one first.");
        }

        if (!await passkeys.AddAsync(context, login, form["credential"], form["seal"], name, cancellationToken))
        {
            return await OfAsync(context, user, passkeys, "The passkey was not added. Please try again.");
        }

        await ChangedAsync(db, steps, user, login, "passkeyAdded", cancellationToken);
        return Results.LocalRedirect(ReturnUrl.Default);
    }

    public static async Task<IResult> Remove(
        HttpContext context, SessionStore sessions, SignInSteps steps, UserManager<Login> logins, IdentityDb db, CancellationToken cancellationToken)
    {
        if (await RecentAsync(context, sessions, cancellationToken) is not { } user)
        {
            return ReturnUrl.To("/account/sign-in", ReturnUrl.Default);
        }

        var login = (await logins.FindByIdAsync(user.Id.Value.ToString()))!;
        var id = context.Request.Form["passkey"].ToString();
        if ((await logins.GetPasskeysAsync(login)).FirstOrDefault(passkey => Base64UrlEncoder.Encode(passkey.CredentialId) == id) is { } removed)
        {
            await logins.RemovePasskeyAsync(login, removed.CredentialId);
            await ChangedAsync(db, steps, user, login, "passkeyRemoved", cancellationToken);
        }

        return Results.LocalRedirect(ReturnUrl.Default);
    }

    public static async Task<IResult> SignIn(
        HttpContext context, SignInSteps steps, Passkeys passkeys, IdentityDb db, CancellationToken cancellationToken)
    {
        var (form, returnUrl) = (context.Request.Form, ReturnUrl.Of(context));
        var login = await passkeys.RecognizeAsync(context, form["credential"], form["seal"], cancellationToken);
        if (login is not null && await db.Users.SingleAsync(u => u.Id == login.UserId, cancellationToken) is { State: UserState.Active } user)
        {
            // A lock is for those who guess passwords; nobody guesses this, and so nobody can lock its owner out.
            await steps.FinishAsync(context, user, login, s_methods, cancellationToken);
            return Results.LocalRedirect(returnUrl);
        }

        await steps.RecordAsync(login, "passkeyRefused", cancellationToken);
        return await SignInPage.OfAsync(context, returnUrl, "This passkey does not open anything here. Sign in with your password.", passkeys);
    }

    /// <summary>The passkeys of a login, on the page of the account.</summary>
    public static Html List(HttpContext context, IList<UserPasskeyInfo> passkeys) => Html.Of($"""
        <h3>Passkeys</h3>
        <p>With a passkey you sign in by unlocking your device: no password, no code. <a href="{Path}">Add a passkey</a></p>
        {(passkeys.Count == 0 ? default : Html.Of($"""
            <table>
            <thead><tr><th scope="col">Passkey</th><th scope="col">Added (UTC)</th><th scope="col">Action</th></tr></thead>
            <tbody>{Html.Join(passkeys.OrderBy(passkey => passkey.CreatedAt).Select(passkey => Row(context, passkey)))}</tbody>
            </table>
            """))}
        """);

    private static Html Row(HttpContext context, UserPasskeyInfo passkey) => Html.Of($"""
        <tr>
        <td>{passkey.Name}</td>
        <td>{passkey.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}</td>
        <td>{Page.Form(context, "/account/passkeys/remove", Html.Of($"""
            {Page.Hidden("passkey", Base64UrlEncoder.Encode(passkey.CredentialId))}
            <button type="submit" class="plain">Remove {passkey.Name}</button>
            """))}</td>
        </tr>
        """);

    private static async Task<User?> RecentAsync(HttpContext context, SessionStore sessions, CancellationToken cancellationToken) =>
        await sessions.CurrentAsync(context, cancellationToken) is var (session, user) && AuthenticatorPage.IsRecent(session) ? user : null;

    private static async Task ChangedAsync(IdentityDb db, SignInSteps steps, User user, Login login, string what, CancellationToken cancellationToken)
    {
        var now = db.Clock.GetUtcNow();
        db.Schedule(new SignInChanged(user.Id.Value, user.Email, user.Name, what, now), now);
        await steps.RecordAsync(login, what, cancellationToken);
    }

    private static async Task<Page> OfAsync(HttpContext context, User user, Passkeys passkeys, string? problem)
    {
        var (options, seal) = await passkeys.ProposeAsync(context, user);
        return new("Add a passkey", Html.Of($"""
            <p>Your device makes a key that only you can use, with its PIN, your finger or your face.</p>
            {Page.PasskeyForm(context, Path, "create", options, seal, Html.Of($"""
                <label for="name">What to call it</label>
                <p class="hint" id="name-hint">Such as the name of the device.</p>
                <input id="name" name="name" type="text" autocomplete="off" required maxlength="60" aria-describedby="name-hint">
                <button type="submit">Make the passkey</button>
                """))}
            <p><a href="/account">Back to your account</a></p>
            """), problem)
        { HasScript = true };
    }
}
