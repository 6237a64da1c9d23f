using System.Text.RegularExpressions;

namespace Credentialing.ServiceDefaults.Telemetry;

/// <summary>
/// The last net under everything that is logged or traced. Nobody should hand personal data to a logger; what looks
/// like a social security number, a DEA number, a date without a time, or the query of a URL does not get through.
/// </summary>
public static partial class Scrubber
{
    private const string Gone = "***";

    /// <summary>The text without what looks like personal data.</summary>
    /// <param name="text">Anything.</param>
    public static string Scrub(string text)
    {
        // Most lines have no digit and no query at all.
        if (text.AsSpan().IndexOfAnyInRange('0', '9') < 0 && !text.Contains('?', StringComparison.Ordinal))
        {
            return text;
        }

        text = Query().Replace(text, "${path}?" + Gone);
        text = SocialSecurityNumber().Replace(text, Gone);
        text = DeaNumber().Replace(text, Gone);
        return Date().Replace(text, Gone);
    }

    [GeneratedRegex("""(?<path>/[^\s?"']*)\?[^\s"']+""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Query();

    // Not inside a longer number, an id or a trace id.
    [GeneratedRegex("""(?<![\w-])\d{3}(?<between>[- ]?)\d{2}\k<between>\d{4}(?![\w-])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SocialSecurityNumber();

    [GeneratedRegex("""(?<![\w-])[A-Za-z][A-Za-z9]\d{7}(?![\w-])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DeaNumber();

    // Instants, which have a time, stay.
    [GeneratedRegex("""(?<![\w-])(?:(?:19|20)\d{2}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/(?:19|20)\d{2})(?![\w-])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Date();
}
