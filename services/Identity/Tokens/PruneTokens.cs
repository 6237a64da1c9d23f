using Credentialing.Identity.Credentials;
using Credentialing.Identity.Sessions;
using Credentialing.ServiceDefaults.Jobs;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;

namespace Credentialing.Identity.Tokens;

/// <summary>
/// Deletes what nobody can use any more. Used refresh tokens stay as long as their session could have lasted, or a stolen
/// one that comes late would only be unknown instead of ending everything.
/// </summary>
internal sealed class PruneTokens(IdentityDb db, IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager authorizations) : IScheduledJob
{
    private static readonly TimeSpan SessionsKept = TimeSpan.FromDays(90);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Everything about signing in lives by the real clock.
        var now = TimeProvider.System.GetUtcNow();
        var unusable = now - Session.Absolute - TimeSpan.FromHours(1);
        await tokens.PruneAsync(unusable, cancellationToken);
        await authorizations.PruneAsync(unusable, cancellationToken);
        var (forgotten, ended) = (now - SessionsKept, now - EndedAccessList.Kept);
        await db.Sessions.Where(session => session.EndsAt < forgotten).ExecuteDeleteAsync(cancellationToken);
        await db.OneTimeLinks.Where(link => link.ExpiresAt < now).ExecuteDeleteAsync(cancellationToken);
        var answered = now - Passkeys.Patience * 2;
        await db.Set<UsedChallenge>().Where(challenge => challenge.UsedAt < answered).ExecuteDeleteAsync(cancellationToken);
        await db.EndedAccess.Where(access => access.EndedAt < ended).ExecuteDeleteAsync(cancellationToken);
    }
}
