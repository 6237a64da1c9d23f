using Credentialing.Identity.BreakGlass;
using Credentialing.Identity.Pages;
using Credentialing.Identity.Sessions;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Credentialing.Identity.Tokens;

/// <summary>
/// Gives an application a code for whoever is signed in, or has somebody sign in first. OpenIddict has checked the
/// application and where it wants the code sent. All applications are ours, so nobody is asked for consent.
/// </summary>
internal static class Authorize
{
    public static async Task<IResult> Handle(
        HttpContext context, SessionStore sessions, IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations,
        IdentityDb db, CancellationToken cancellationToken)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("This is not an authorization request.");
        var now = TimeProvider.System.GetUtcNow();
        if (await sessions.CurrentAsync(context, cancellationToken) is not var (session, user) || request.HasPromptValue(PromptValues.Login) || IsTooOld(request, session, now))
        {
            return request.HasPromptValue(PromptValues.None)
                ? IssueToken.Refuse(Errors.LoginRequired, "Somebody has to sign in.")
                : ReturnUrl.To("/account/sign-in", await AddressWithoutAsync(context));
        }

        var application = (OpenIddictEntityFrameworkCoreApplication)(await applications.FindByClientIdAsync(request.ClientId!, cancellationToken))!;
        var scopes = request.GetScopes();
        var emergency = await db.EmergencyOfAsync(session.Id, cancellationToken);
        var principal = PersonPrincipal.Of(user, session, emergency, scopes, authorization: null, now);
        var authorization = await authorizations.GetIdAsync(
            await authorizations.CreateAsync(
                (System.Security.Claims.ClaimsIdentity)principal.Identity!, user.Id.Value.ToString(), application.Id!, AuthorizationTypes.AdHoc, scopes, cancellationToken),
            cancellationToken);
        await sessions.AddAuthorizationAsync(session.Id, authorization!, cancellationToken);
        return Results.SignIn(
            PersonPrincipal.Of(user, session, emergency, scopes, authorization, now), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    // OpenID Connect Core section 3.1.2.1: max_age, which may be more seconds than there are dates.
    private static bool IsTooOld(OpenIddictRequest request, Session session, DateTimeOffset now) =>
        request.MaxAge is { } seconds && (now - session.StartedAt).TotalSeconds >= seconds;

    // Where to come back to once somebody has signed in: here, but without what made him sign in, or he would again.
    private static async Task<string> AddressWithoutAsync(HttpContext context)
    {
        var parameters = HttpMethods.IsPost(context.Request.Method)
            ? (await context.Request.ReadFormAsync(context.RequestAborted)).AsEnumerable()
            : context.Request.Query;
        return context.Request.Path + QueryString.Create(parameters.Where(parameter => parameter.Key is not (Parameters.Prompt or Parameters.MaxAge)));
    }

    private static class Parameters
    {
        public const string Prompt = "prompt", MaxAge = "max_age";
    }
}
