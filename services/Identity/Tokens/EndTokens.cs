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
/// Has every service refuse a token that was given back (RFC 7009 section 2), and all that came of a code or refresh token
/// that came twice (RFC 9700 section 4.14.2). OpenIddict only writes that to its rows, which no service looks at.
/// </summary>
internal sealed class EndTokens(IdentityDb db, IOpenIddictAuthorizationManager authorizations)
    : IOpenIddictServerHandler<HandleRevocationRequestContext>, IOpenIddictServerHandler<ValidateTokenContext>
{
    public static void AddTo(OpenIddictServerBuilder server) => server
        .AddEventHandler<HandleRevocationRequestContext>(handler => handler.UseScopedHandler<EndTokens>())

        // Before OpenIddict refuses a token that comes again: after that nobody is asked.
        .AddEventHandler<ValidateTokenContext>(handler => handler.UseScopedHandler<EndTokens>()
            .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500));

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

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal?.GetAuthorizationId() is { } family && await RowOfAsync(context.Principal) is { Status: Statuses.Redeemed })
        {
            await EndFamilyAsync(family);
        }
    }

    // The authorization too: whoever came first may be about to write rows that nobody who looks now finds.
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
