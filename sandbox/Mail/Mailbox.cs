namespace Credentialing.Sandbox.Mail;

/// <summary>A file that came with a message.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ContentType">What it says that it is.</param>
/// <param name="Content">The bytes; in JSON as base64.</param>
public sealed record MailAttachment(string Name, string ContentType, byte[] Content);

/// <summary>A message that was delivered.</summary>
/// <param name="Id">1, 2, 3 …</param>
/// <param name="At">When (UTC).</param>
/// <param name="From">The sender of the envelope.</param>
/// <param name="To">The recipients of the envelope.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The plain text, or empty.</param>
/// <param name="Html">The HTML, or empty.</param>
/// <param name="Headers">Every header, the last of a name.</param>
/// <param name="Attachments">Files.</param>
public sealed record DeliveredMail(
    int Id, DateTimeOffset At, string From, IReadOnlyList<string> To, string Subject, string Text, string Html,
    IReadOnlyDictionary<string, string> Headers, IReadOnlyList<MailAttachment> Attachments);

/// <summary>Every message that was delivered.</summary>
/// <param name="clock">Tells when.</param>
public sealed class Mailbox(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<DeliveredMail> _mail = [];
    private int _count;

    /// <summary>Keeps a message.</summary>
    /// <param name="from">The sender of the envelope.</param>
    /// <param name="to">The recipients of the envelope.</param>
    /// <param name="message">Headers and body as they came.</param>
    public void Deliver(string from, IReadOnlyList<string> to, byte[] message)
    {
        var parsed = MimeMessage.Parse(message);
        lock (_lock)
        {
            _mail.Add(new DeliveredMail(++_count, clock.GetUtcNow(), from, to, parsed.Subject, parsed.Text, parsed.Html, parsed.Headers, parsed.Attachments));
        }
    }

    /// <summary>The messages, in the order in which they came.</summary>
    /// <param name="to">To whom, or null.</param>
    public IReadOnlyList<DeliveredMail> All(string? to)
    {
        lock (_lock)
        {
            return [.. _mail.Where(mail => to is null || mail.To.Contains(to, StringComparer.OrdinalIgnoreCase))];
        }
    }

    /// <summary>Throws everything away.</summary>
    public void Empty()
    {
        lock (_lock)
        {
            _mail.Clear();
        }
    }
}
