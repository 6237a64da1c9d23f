using System.Security.Claims;
using Credentialing.Identity.Sessions;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using Claims = OpenIddict.Abstractions.OpenIddictConstants.Claims;

namespace Credentialing.Identity.Tokens;

/// <summary>
/// Has every service refuse a token that was given back (RFC 7009 section 2). OpenIddict only writes that to its rows, which no
/// service looks at.
/// </summary>
internal sealed class EndTokens(IdentityDb db, IOpenIddictAuthorizationManager authorizations)
    : IOpenIddictServerHandler<HandleRevocationRequestContext>
{
    public static void AddTo(OpenIddictServerBuilder server) => server
        .AddEventHandler<HandleRevocationRequestContext>(handler => handler.UseScopedHandler<EndTokens>());

    public async ValueTask HandleAsync(HandleRevocationRequestContext context)
    {
        if (await RowOfAsync(context.Principal) is not { } row)
        {
            return;
        }

        // RFC 7009 section 2.1: with a refresh token goes what it gave.
        if (row.Type is TokenTypeIdentifiers.RefreshToken && context.Principal.GetAuthorizationId() is { } family)
        {
            await EndFamilyAsync(family);
        }
        else
        {
            await EndAsync(row.Id!);
        }
    }

    private async Task EndFamilyAsync(string family)
    {
        if (await authorizations.FindByIdAsync(family) is { } given)
        {
            await authorizations.TryRevokeAsync(given);
        }

        await EndAsync(family);
    }

    private Task EndAsync(string holder) => EndedAccessList.AddAsync(db, holder, TimeProvider.System.GetUtcNow(), CancellationToken.None);

    private async Task<OpenIddictEntityFrameworkCoreToken?> RowOfAsync(ClaimsPrincipal token) =>
        token.GetClaim(Claims.Private.TokenId) is { } id
            ? await db.Set<OpenIddictEntityFrameworkCoreToken>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id)
            : null;
}
