using System.Globalization;
using Credentialing.Identity.Users;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Credentialing.Identity.Tokens;

/// <summary>Says who has signed in (OpenID Connect Core section 5.3), as far as the scopes go. OpenIddict has checked the token.</summary>
internal static class UserInfo
{
    public static async Task<IResult> Handle(HttpContext context, IdentityDb db, CancellationToken cancellationToken)
    {
        var token = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal
            ?? throw new InvalidOperationException("OpenIddict lets no such request through.");

        // A service account has no such thing, and a person who was shut out no longer.
        if (!token.HasScope(Scopes.OpenId) || !Guid.TryParse(token.GetClaim(Claims.Subject), CultureInfo.InvariantCulture, out var id) ||
            await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == new UserId(id), cancellationToken) is not { State: UserState.Active } user)
        {
            return IssueToken.Refuse(Errors.InvalidToken, "The token is not for this.");
        }

        var answer = new Dictionary<string, object?>(StringComparer.Ordinal) { [Claims.Subject] = user.Id };
        if (token.HasScope(Scopes.Profile))
        {
            answer[Claims.Name] = user.Name;
        }

        if (token.HasScope(Scopes.Email))
        {
            answer[Claims.Email] = user.Email;
            answer[Claims.EmailVerified] = true;
        }

        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(answer);
    }
}
