using System.Security.Cryptography;
using Credentialing.Identity.Contracts;
using Credentialing.Notifications.Happenings;
using Credentialing.Notifications.Mails;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Messaging;

namespace Credentialing.Notifications.People;

/// <summary>
/// Mail to somebody who signs in. It is sent where its event is consumed and kept nowhere, for its link opens an account:
/// while the mail server is away the event is tried again, and then it is among the failed messages, sealed.
/// </summary>
internal sealed class PeopleMail(SmtpPost post, MessageSeal seal, TimeProvider clock)
{
    /// <summary>Sends it.</summary>
    /// <param name="id">Of the event; in the Message-ID, so that a mail which was sent twice can be known by it.</param>
    /// <param name="template">Its words.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="values">For the blanks.</param>
    /// <param name="sealedLink">The link, as the event has it; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="UnusableMessageException">It can never be sent.</exception>
    /// <exception cref="IOException">The mail server does not take it now.</exception>
    public async Task SendAsync(
        Guid id, string template, string to, IReadOnlyDictionary<string, string> values, string? sealedLink, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (subject, text, html) = MailTemplate.All[template].Fill(values, sealedLink is null ? null : Open(sealedLink));
        var mail = new Mail { Id = id, Template = template, To = to, Subject = subject, Text = text, Html = html, CreatedAt = now, NextAttemptAt = now };
        if (await post.SendAsync(mail, cancellationToken) is var (error, forGood))
        {
            throw forGood ? new UnusableMessageException($"The mail can never be sent: {error}.") : new IOException($"The mail server does not take the mail: {error}.");
        }
    }

    /// <summary>When a link ends, for people.</summary>
    public static string Until(DateTimeOffset expiresAt) => Readable.Time(expiresAt);

    private string Open(string sealedLink)
    {
        try
        {
            return seal.Open(MailLinks.Purpose, sealedLink);
        }
        catch (CryptographicException)
        {
            throw new UnusableMessageException("The link was sealed with another master key.");
        }
    }
}
