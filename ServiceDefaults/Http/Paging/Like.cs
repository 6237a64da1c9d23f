namespace Credentialing.ServiceDefaults.Http.Paging;

/// <summary>Text that people search for, made safe for LIKE.</summary>
public static class Like
{
    /// <summary>The character that escapes the wildcards.</summary>
    public const string EscapeCharacter = "\\";

    /// <summary>Escapes what LIKE would take for a wildcard.</summary>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
