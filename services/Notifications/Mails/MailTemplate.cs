using System.Collections.Frozen;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Credentialing.Notifications.Mails;

/// <summary>
/// The words of a mail, in <c>Templates/</c>: the subject in the first line, then paragraphs with blanks such as
/// <c>{client}</c>; a paragraph in brackets is the link, and is left out where there is no address to link to.
/// </summary>
internal sealed partial class MailTemplate
{
    /// <summary>Stands in a mail that is kept where its link will be.</summary>
    public const string LinkBlank = "{link}";

    private const string Folder = "Credentialing.Notifications.Mails.Templates.";

    private readonly string _subject;
    private readonly string[] _paragraphs;

    private MailTemplate(string text)
    {
        var parts = text.ReplaceLineEndings("\n").Trim().Split("\n\n");
        (_subject, _paragraphs) = (parts[0], parts[1..]);
    }

    /// <summary>Every template by its name.</summary>
    public static FrozenDictionary<string, MailTemplate> All { get; } = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToFrozenDictionary(name => Path.GetFileNameWithoutExtension(name[Folder.Length..]), name => new MailTemplate(Read(name)), StringComparer.Ordinal);

    /// <summary>Fills the blanks.</summary>
    /// <param name="values">For every blank; text from outside is text, never HTML and never a header.</param>
    /// <param name="link">Where the link leads, or null.</param>
    /// <exception cref="KeyNotFoundException">There is no value for a blank.</exception>
    public (string Subject, string Text, string Html) Fill(IReadOnlyDictionary<string, string> values, string? link)
    {
        var text = new StringBuilder();
        var html = new StringBuilder("<!DOCTYPE html><html><body style=\"font-family:sans-serif;max-width:40em\">");
        foreach (var paragraph in _paragraphs)
        {
            if (!paragraph.StartsWith('['))
            {
                var filled = Fill(paragraph, values);
                text.Append(filled).Append("\n\n");
                html.Append("<p>").Append(WebUtility.HtmlEncode(filled)).Append("</p>");
            }
            else if (link is not null)
            {
                var words = Fill(paragraph.Trim('[', ']'), values);
                text.Append(words).Append(": ").Append(link).Append("\n\n");
                html.Append("<p><a href=\"").Append(WebUtility.HtmlEncode(link)).Append("\">").Append(WebUtility.HtmlEncode(words)).Append("</a></p>");
            }
        }

        return (OneLine(Fill(_subject, values)), text.ToString().TrimEnd() + "\n", html.Append("</body></html>").ToString());
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) => Blank().Replace(text, blank => OneLine(values[blank.Groups["name"].Value]));

    private static string OneLine(string text) => Breaks().Replace(text, " ");

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blank();

    [GeneratedRegex(@"[\p{Cc}\u2028\u2029]+", RegexOptions.None, 1000)]
    private static partial Regex Breaks();
}
