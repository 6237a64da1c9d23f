using System.Text;

namespace Credentialing.Sandbox.Mail;

/// <summary>A message taken apart: MIME (RFC 2045 to 2047, RFC 2183) as far as mail programs write it.</summary>
internal sealed class MimeMessage
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();
    private readonly List<MailAttachment> _attachments = [];

    private MimeMessage(IReadOnlyDictionary<string, string> headers) => Headers = headers;

    public IReadOnlyDictionary<string, string> Headers { get; }

    public string Subject => Headers.GetValueOrDefault("Subject", "");

    public string Text => _text.ToString();

    public string Html => _html.ToString();

    public IReadOnlyList<MailAttachment> Attachments => _attachments;

    public static MimeMessage Parse(byte[] message)
    {
        // Latin-1 keeps every byte as one character, so parts can be cut out and read by their own character set.
        var raw = Encoding.Latin1.GetString(message).Replace("\r\n", "\n", StringComparison.Ordinal);
        var (headers, body) = Split(raw);
        var parsed = new MimeMessage(headers.ToDictionary(header => header.Key, header => EncodedWords.Decode(header.Value), StringComparer.OrdinalIgnoreCase));
        parsed.Take(headers, body);
        return parsed;
    }

    private void Take(Dictionary<string, string> headers, string body)
    {
        var type = MimeField.Parse(headers.GetValueOrDefault("Content-Type", "text/plain; charset=us-ascii"));
        if (type.Value.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) && type["boundary"] is { Length: > 0 } boundary)
        {
            foreach (var part in Parts(body, boundary))
            {
                var (partHeaders, partBody) = Split(part);
                Take(partHeaders, partBody);
            }

            return;
        }

        var disposition = MimeField.Parse(headers.GetValueOrDefault("Content-Disposition", ""));
        var content = Content(headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit").Trim(), body);
        var name = disposition["filename"] ?? type["name"];
        if (name is not null || disposition.Value.Equals("attachment", StringComparison.OrdinalIgnoreCase) || !type.Value.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
        {
            _attachments.Add(new MailAttachment(EncodedWords.Decode(name ?? "unnamed"), type.Value, content));
        }
        else
        {
            (type.Value.Equals("text/html", StringComparison.OrdinalIgnoreCase) ? _html : _text).Append(EncodedWords.CharacterSet(type["charset"]).GetString(content));
        }
    }

    private static IEnumerable<string> Parts(string body, string boundary)
    {
        // What is before the first boundary and after the last is for nobody.
        var parts = ("\n" + body).Split("\n--" + boundary).Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal));
        return parts.Select(part => part.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? part[(end + 1)..] : "");
    }

    private static byte[] Content(string encoding, string body) => encoding.ToUpperInvariant() switch
    {
        "BASE64" => Convert.FromBase64String(string.Concat(body.Where(character => !char.IsWhiteSpace(character)))),
        "QUOTED-PRINTABLE" => QuotedPrintable.Decode(body),
        _ => Encoding.Latin1.GetBytes(body.TrimEnd('\n')),
    };

    private static (Dictionary<string, string> Headers, string Body) Split(string part)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var end = part.StartsWith('\n') ? 0 : part.IndexOf("\n\n", StringComparison.Ordinal);
        var (head, body) = end < 0 ? (part, "") : end == 0 ? ("", part[1..]) : (part[..end], part[(end + 2)..]);
        string? last = null;
        foreach (var line in head.Split('\n'))
        {
            if (line is [' ' or '\t', ..] && last is not null)
            {
                headers[last] += " " + line.Trim();
            }
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                last = line[..colon];
                headers[last] = line[(colon + 1)..].Trim();
            }
        }

        return (headers, body);
    }
}
