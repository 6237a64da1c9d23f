using System.Globalization;
using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.Identity.Users;
using Microsoft.AspNetCore.Identity;

namespace Credentialing.Identity.Pages;

/// <summary>One's own account: where one is signed in, and how one signs in.</summary>
internal static class AccountPage
{
    public static async Task<IResult> Show(HttpContext context, SessionStore sessions, UserManager<Login> logins, CancellationToken cancellationToken)
    {
        if (await sessions.CurrentAsync(context, cancellationToken) is not var (current, user))
        {
            return ReturnUrl.To("/account/sign-in", ReturnUrl.Default);
        }

        var login = (await logins.FindByIdAsync(user.Id.Value.ToString()))!;
        var codes = login.TwoFactorEnabled ? await logins.CountRecoveryCodesAsync(login) : 0;
        return Of(context, user, login, codes, await logins.GetPasskeysAsync(login), current, await sessions.OfAsync(user.Id, cancellationToken));
    }

    public static async Task<IResult> EndOne(Guid id, HttpContext context, SessionStore sessions, CancellationToken cancellationToken)
    {
        if (await sessions.CurrentAsync(context, cancellationToken) is not var (_, user))
        {
            return ReturnUrl.To("/account/sign-in", ReturnUrl.Default);
        }

        // Only one's own.
        if ((await sessions.OfAsync(user.Id, cancellationToken)).Exists(session => session.Id == id))
        {
            await sessions.EndAsync(id, "signedOut", cancellationToken);
        }

        return Results.LocalRedirect(ReturnUrl.Default);
    }

    public static async Task<IResult> EndAll(HttpContext context, SessionStore sessions, CancellationToken cancellationToken)
    {
        if (await sessions.CurrentAsync(context, cancellationToken) is var (_, user))
        {
            await sessions.EndAllAsync(user.Id, "signedOutEverywhere", cancellationToken);
        }

        await SessionCookies.ForgetAsync(context);
        return Results.LocalRedirect("/account/signed-out");
    }

    private static Page Of(HttpContext context, User user, Login login, int codes, IList<UserPasskeyInfo> passkeys, Session current, List<Session> sessions) => new("Your account", Html.Of($"""
        <p>You are signed in as <strong>{user.Name}</strong> ({user.Email}).</p>
        <p><a class="button" href="/">Go to the application</a></p>
        <h2>Where you are signed in</h2>
        <table>
        <thead><tr><th scope="col">Browser</th><th scope="col">Since (UTC)</th><th scope="col">Last used (UTC)</th><th scope="col">Action</th></tr></thead>
        <tbody>
        {Html.Join(sessions.Select(session => Row(context, session, session.Id == current.Id)))}
        </tbody>
        </table>
        {Page.Form(context, "/account/sign-out-everywhere", Html.Of($"""<button type="submit" class="plain">Sign out everywhere</button>"""))}
        <h2>How you sign in</h2>
        {(login.TwoFactorEnabled
            ? Html.Of($"""
                <p>With your password and your authenticator. You have {codes} recovery codes left.</p>
                {Page.Form(context, "/account/recovery-codes", Html.Of($"""<button type="submit" class="plain">Make new recovery codes</button>"""))}
                <p><a href="/account/authenticator">Set up another authenticator</a></p>
                """)
            : Html.Of($"""<p>With your password. <a href="/account/authenticator">Set up an authenticator</a> too: then a stolen password is not enough.</p>"""))}
        {PasskeyPages.List(context, passkeys)}
        <p><a href="/account/forgot">Change your password</a></p>
        <p><a href="/account/sign-out">Sign out</a></p>
        """));

    private static Html Row(HttpContext context, Session session, bool isThis) => Html.Of($"""
        <tr>
        <td>{session.Agent ?? "Unknown"}{(isThis ? " (this one)" : "")}</td>
        <td>{Show(session.StartedAt)}</td>
        <td>{Show(session.LastSeenAt)}</td>
        <td>{(isThis ? Html.Of($"Current") : Page.Form(context, $"/account/sessions/{session.Id}/end", Html.Of($"""<button type="submit" class="plain">Sign out there</button>""")))}</td>
        </tr>
        """);

    private static string Show(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
