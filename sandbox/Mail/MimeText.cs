using System.Text;
using System.Text.RegularExpressions;

namespace Credentialing.Sandbox.Mail;

/// <summary>A header's value and its parameters: <c>text/plain; charset=utf-8</c>.</summary>
internal sealed partial record MimeField(string Value, IReadOnlyDictionary<string, string> Parameters)
{
    public string? this[string name] => Parameters.GetValueOrDefault(name);

    public static MimeField Parse(string header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Parameter().Matches(header))
        {
            var (name, value) = (match.Groups["name"].Value, match.Groups["quoted"].Success ? match.Groups["quoted"].Value : match.Groups["plain"].Value);

            // RFC 2231: name*=utf-8''percent%20encoded.
            if (name.EndsWith('*') && value.Split('\'', 3) is [_, _, var encoded])
            {
                (name, value) = (name[..^1], Uri.UnescapeDataString(encoded));
            }

            parameters[name] = value;
        }

        return new MimeField(header.Split(';')[0].Trim(), parameters);
    }

    [GeneratedRegex(@";\s*(?<name>[^\s=;]+)\s*=\s*(""(?<quoted>[^""]*)""|(?<plain>[^\s;]+))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}

/// <summary>Words in headers that are not ASCII (RFC 2047).</summary>
internal static partial class EncodedWords
{
    public static string Decode(string header) => Word().Replace(
        Between().Replace(header, "?==?"),
        match => CharacterSet(match.Groups["set"].Value).GetString(match.Groups["kind"].Value is "B" or "b"
            ? Convert.FromBase64String(match.Groups["text"].Value)
            : QuotedPrintable.Decode(match.Groups["text"].Value.Replace('_', ' '))));

    public static Encoding CharacterSet(string? name)
    {
        try
        {
            return Encoding.GetEncoding(name ?? "utf-8");
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    // White space between two such words is not a part of the text.
    [GeneratedRegex(@"\?=\s+=\?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"=\?(?<set>[^?*]+)(\*[^?]*)?\?(?<kind>[BbQq])\?(?<text>[^?]*)\?=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}

/// <summary>Text with bytes as <c>=E2</c> and lines broken with <c>=</c> (RFC 2045).</summary>
internal static class QuotedPrintable
{
    public static byte[] Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '=')
            {
                bytes.Add((byte)text[at]);
            }
            else if (at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]))
            {
                bytes.Add(Convert.ToByte(text.Substring(at + 1, 2), 16));
                at += 2;
            }
            else if (at + 1 < text.Length && text[at + 1] == '\n')
            {
                at++;
            }
        }

        return [.. bytes];
    }
}
