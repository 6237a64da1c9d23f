using System.Security.Cryptography;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Jobs;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Mails;

/// <summary>
/// Sends what is queued. A mail is leased before it is sent and no transaction waits for the mail server; a copy that dies
/// between the server's answer and its record sends the mail again when the lease ends, under the same Message-ID.
/// </summary>
internal sealed class MailSender(IServiceScopeFactory scopes, SmtpPost post, MessageSeal seal, TimeProvider clock, ILogger<MailSender> logger)
    : QueueWorker<NotificationsDb>(scopes, TimeSpan.FromSeconds(1), logger)
{
    private const int Batch = 8;

    protected override async Task<bool> WorkAsync(CancellationToken cancellationToken)
    {
        var mails = await WithinAsync(TakeAsync, cancellationToken);
        await Task.WhenAll(mails.Select(mail => SendAsync(mail, cancellationToken)));
        return mails.Count == Batch;
    }

    private async Task<List<Mail>> TakeAsync(NotificationsDb db, CancellationToken cancellationToken)
    {
        var (now, lease) = (clock.GetUtcNow(), SmtpPost.Patience * 2);
        var taken = await db.Database.SqlQuery<Guid>(
            $"""
            UPDATE mails SET leased_until = clock_timestamp() + {lease}, attempts = attempts + 1 WHERE id IN
                (SELECT id FROM mails WHERE state = 'Queued' AND next_attempt_at <= {now} AND (leased_until IS NULL OR leased_until < clock_timestamp())
                 ORDER BY next_attempt_at LIMIT {Batch} FOR UPDATE SKIP LOCKED)
            RETURNING id
            """).ToListAsync(cancellationToken);
        return await db.Mails.AsNoTracking().Where(mail => taken.Contains(mail.Id)).ToListAsync(cancellationToken);
    }

    private async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        var failure = await PostAsync(mail, cancellationToken);
        await WithinAsync(
            async (db, _) =>
            {
                var now = clock.GetUtcNow();
                var sent = await db.Mails.SingleAsync(m => m.Id == mail.Id, CancellationToken.None);
                if (failure is var (error, forGood))
                {
                    sent.Failed(error, forGood, now);
                }
                else
                {
                    sent.Succeeded(now);
                }

                return await db.SaveChangesAsync(CancellationToken.None);
            },
            CancellationToken.None);
    }

    // A link that is worthless by now, or that nobody here can open, never gets better.
    private async Task<(string Error, bool ForGood)?> PostAsync(Mail mail, CancellationToken cancellationToken)
    {
        if (mail.SealedLink is not { } sealedLink)
        {
            return await post.SendAsync(mail, link: null, cancellationToken);
        }

        if (mail.LinkExpiresAt <= TimeProvider.System.GetUtcNow())
        {
            return ("linkExpired", true);
        }

        try
        {
            return await post.SendAsync(mail, seal.Open(MailLinks.Purpose, sealedLink), cancellationToken);
        }
        catch (CryptographicException)
        {
            return ("linkUnreadable", true);
        }
    }
}
