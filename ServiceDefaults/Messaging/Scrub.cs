using System.Text.RegularExpressions;

namespace Credentialing.ServiceDefaults.Messaging;

/// <summary>Takes out of an exception's message whatever may be somebody's data: it travels in headers and is kept.</summary>
internal static partial class Scrub
{
    private const int Most = 500;

    public static string Text(string text)
    {
        var scrubbed = Data().Replace(text, "…");
        return scrubbed.Length <= Most ? scrubbed : scrubbed[..Most];
    }

    // Quoted text, e-mail addresses, and anything with three or more digits: numbers, dates, identifiers.
    [GeneratedRegex("""("[^"]*"|'[^']*'|\([^)]*\)|\S+@\S+|[\w\-/.+]*\d[\d\-/. ]+\d[\w\-/.]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Data();
}
