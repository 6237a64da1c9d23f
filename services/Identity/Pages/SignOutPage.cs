using Credentialing.Identity.Sessions;

namespace Credentialing.Identity.Pages;

/// <summary>Signs out of this browser, once the person has said so.</summary>
internal static class SignOutPage
{
    public static Page Show(HttpContext context) => new("Sign out", Html.Of($"""
        <p>Do you want to sign out of this browser?</p>
        {Page.Form(context, "/account/sign-out", Html.Of($"""
            {Page.Hidden(ReturnUrl.Name, ReturnUrl.Of(context))}
            <button type="submit">Sign out</button>
            """))}
        <p><a href="/account">Stay signed in</a></p>
        """));

    public static async Task<IResult> Send(HttpContext context, SessionStore sessions, CancellationToken cancellationToken)
    {
        if (await sessions.CurrentAsync(context, cancellationToken) is var (session, _))
        {
            await sessions.EndAsync(session.Id, "signedOut", cancellationToken);
        }

        await SessionCookies.ForgetAsync(context);
        var next = ReturnUrl.Of(context);
        return Results.LocalRedirect(next.StartsWith("/connect/endsession?", StringComparison.Ordinal) ? next : "/account/signed-out");
    }

    public static Page Done() => new("You are signed out", Html.Of($"""<p><a class="button" href="/">Back to the application</a></p>"""));
}
