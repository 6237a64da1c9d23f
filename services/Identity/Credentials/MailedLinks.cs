using System.Security.Cryptography;
using Credentialing.Identity.Contracts;
using Credentialing.Identity.Contracts.Events.V1;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Credentialing.Identity.Credentials;

/// <summary>
/// Makes links for mails and takes them back. The secret is in the link alone: the database has its hash, and the event
/// by which Notifications sends the mail has the link sealed. Links live by the real clock, as everything about signing in.
/// </summary>
internal sealed class MailedLinks(IdentityDb db, MessageSeal seal, IConfiguration configuration)
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly Uri _origin = new(configuration["Identity:Issuer"]!);

    /// <summary>Has the invitation mailed; an earlier one is worthless from then on.</summary>
    public async Task InviteAsync(User user, CancellationToken cancellationToken)
    {
        var (link, address) = await MakeAsync(user.Id, LinkPurpose.Invitation, "account/invitation", cancellationToken);
        db.Schedule(new UserInvited(user.Id.Value, link.Id, user.Email, user.Name, address, link.ExpiresAt, link.CreatedAt), db.Clock.GetUtcNow());
    }

    /// <summary>Has the way to a new password mailed; an earlier one is worthless from then on.</summary>
    public async Task ResetAsync(User user, CancellationToken cancellationToken)
    {
        var (link, address) = await MakeAsync(user.Id, LinkPurpose.PasswordReset, "account/reset", cancellationToken);
        db.Schedule(new PasswordResetRequested(user.Id.Value, link.Id, user.Email, user.Name, address, link.ExpiresAt, link.CreatedAt), db.Clock.GetUtcNow());
    }

    /// <summary>The link with this secret, while it is worth something.</summary>
    public Task<OneTimeLink?> FindAsync(string? secret, LinkPurpose purpose, CancellationToken cancellationToken)
    {
        var (hash, now) = (OneTimeLink.HashOf(secret ?? ""), Clock.GetUtcNow());
        return db.OneTimeLinks.AsNoTracking().SingleOrDefaultAsync(
            link => link.SecretHash == hash && link.Purpose == purpose && link.ExpiresAt > now, cancellationToken);
    }

    /// <summary>Uses the link, and with it every other of the same person, up. Of two at the same moment one wins.</summary>
    public async Task<bool> UseAsync(OneTimeLink link, CancellationToken cancellationToken)
    {
        var won = await db.OneTimeLinks.Where(other => other.Id == link.Id).ExecuteDeleteAsync(cancellationToken) == 1;
        await db.OneTimeLinks.Where(other => other.UserId == link.UserId).ExecuteDeleteAsync(cancellationToken);
        return won;
    }

    /// <summary>Makes every link of this person worthless.</summary>
    public Task ForgetAsync(UserId user, CancellationToken cancellationToken) =>
        db.OneTimeLinks.Where(link => link.UserId == user).ExecuteDeleteAsync(cancellationToken);

    private async Task<(OneTimeLink Link, string SealedAddress)> MakeAsync(UserId user, LinkPurpose purpose, string path, CancellationToken cancellationToken)
    {
        await db.OneTimeLinks.Where(link => link.UserId == user && link.Purpose == purpose).ExecuteDeleteAsync(cancellationToken);
        var (secret, now) = (Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32)), Clock.GetUtcNow());
        var made = new OneTimeLink
        {
            Id = Guid.CreateVersion7(now),
            UserId = user,
            Purpose = purpose,
            SecretHash = OneTimeLink.HashOf(secret),
            CreatedAt = now,
            ExpiresAt = now + OneTimeLink.LifetimeOf(purpose),
        };
        db.Add(made);
        return (made, seal.Seal(MailLinks.Purpose, new Uri(_origin, $"{path}?code={secret}").AbsoluteUri));
    }
}
