using System.Globalization;
using System.Text;

namespace Credentialing.Documents.Files;

/// <summary>The names of files as others send them.</summary>
internal static class FileNames
{
    private const int Longest = 200;
    private const string Nameless = "document";

    /// <summary>The name alone: no path of any system, nothing that cannot be seen or turns the direction of writing.</summary>
    /// <param name="sent">As it was sent.</param>
    public static string Of(string? sent)
    {
        var name = (sent ?? "").Split('/', '\\', ':')[^1];
        var kept = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes().Where(IsSeen))
        {
            kept.Append(rune.ToString());
        }

        var clean = kept.Replace("\"", "'").ToString().Trim(' ', '.');
        if (clean.Length > Longest)
        {
            var extension = Path.GetExtension(clean) is { Length: <= 10 } short_ ? short_ : "";
            clean = Cut(clean, Longest - extension.Length) + extension;
        }

        return clean.Length > 0 ? clean : Nameless;
    }

    private static bool IsSeen(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // Not in the middle of a character.
    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
