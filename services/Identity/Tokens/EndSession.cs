using Credentialing.Identity.Pages;
using Credentialing.Identity.Sessions;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;

namespace Credentialing.Identity.Tokens;

/// <summary>
/// Signs out for an application (OpenID Connect RP-Initiated Logout). Without a token of this very session anybody's page
/// could have sent the browser here, so the person is asked.
/// </summary>
internal static class EndSession
{
    public static async Task<IResult> Handle(HttpContext context, SessionStore sessions, CancellationToken cancellationToken)
    {
        if (await sessions.CurrentAsync(context, cancellationToken) is var (session, _))
        {
            var hint = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal?.GetClaim("sid");
            if (!string.Equals(hint, session.Id.ToString(), StringComparison.Ordinal))
            {
                var parameters = HttpMethods.IsPost(context.Request.Method)
                    ? (await context.Request.ReadFormAsync(cancellationToken)).AsEnumerable()
                    : context.Request.Query;
                return ReturnUrl.To("/account/sign-out", context.Request.Path + QueryString.Create(parameters));
            }

            await sessions.EndAsync(session.Id, "signedOut", cancellationToken);
        }

        await SessionCookies.ForgetAsync(context);
        return Results.SignOut(new AuthenticationProperties { RedirectUri = "/account/signed-out" }, [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
    }
}
