using Credentialing.Notifications.Mails;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.People;

/// <summary>
/// Writes mails to people who sign in, in the consumer's transaction and once for each key. A link that opens an account
/// stays sealed until the mail is sent, and is forgotten then.
/// </summary>
internal sealed class PeopleMail(NotificationsDb db, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>Writes a mail that leads to a page of the web application.</summary>
    /// <param name="key">What makes it the same when its event comes again.</param>
    /// <param name="template">Its words.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="path">The page.</param>
    /// <param name="values">For the blanks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WriteAsync(
        string key, string template, string to, string path, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken) =>
        WriteAsync(key, template, to, values, configuration["Web:PublicAddress"] is { Length: > 0 } address ? $"{address.TrimEnd('/')}{path}" : null, null, cancellationToken);

    /// <summary>Writes a mail with a link that is a secret.</summary>
    /// <param name="key">What makes it the same when its event comes again.</param>
    /// <param name="template">Its words.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="link">The link, sealed, and from when on it is worthless.</param>
    /// <param name="values">For the blanks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task WriteAsync(
        string key, string template, string to, (string Sealed, DateTimeOffset ExpiresAt) link, IReadOnlyDictionary<string, string> values,
        CancellationToken cancellationToken) =>
        WriteAsync(key, template, to, values, MailTemplate.LinkBlank, link, cancellationToken);

    private async Task WriteAsync(
        string key, string template, string to, IReadOnlyDictionary<string, string> values, string? link, (string Sealed, DateTimeOffset ExpiresAt)? secret,
        CancellationToken cancellationToken)
    {
        if (await db.Mails.AnyAsync(mail => mail.Key == key, cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var (subject, text, html) = MailTemplate.All[template].Fill(values, link);
        var written = new Mail
        {
            Id = Guid.CreateVersion7(now),
            Key = key,
            Template = template,
            To = to,
            Subject = subject.Length <= 400 ? subject : subject[..400],
            Text = text,
            Html = html,
            CreatedAt = now,
            NextAttemptAt = now,
        };
        if (secret is var (sealedLink, expiresAt))
        {
            written.Carry(sealedLink, expiresAt);
        }

        db.Add(written);
        await db.SaveChangesAsync(cancellationToken);
    }
}
