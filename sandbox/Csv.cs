using System.Text;

namespace Credentialing.Sandbox;

/// <summary>Reads comma-separated rows (RFC 4180), with what was read and how it was written.</summary>
internal static class Csv
{
    /// <summary>Every row that is not empty, the header too.</summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<(string[] Fields, string Raw)> Rows(TextReader text)
    {
        var (fields, field, raw, quoted) = (new List<string>(), new StringBuilder(), new StringBuilder(), false);
        int read;
        while ((read = text.Read()) >= 0)
        {
            var character = (char)read;
            if (character == '"')
            {
                raw.Append(character);
                if (quoted && text.Peek() == '"')
                {
                    raw.Append((char)text.Read());
                    field.Append('"');
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (quoted || character is not (',' or '\r' or '\n'))
            {
                raw.Append(character);
                field.Append(character);
            }
            else if (character == ',')
            {
                raw.Append(character);
                fields.Add(Taken(field));
            }
            else if (raw.Length > 0)
            {
                fields.Add(Taken(field));
                yield return ([.. fields], raw.ToString());
                fields.Clear();
                raw.Clear();
            }
        }

        if (raw.Length > 0)
        {
            fields.Add(Taken(field));
            yield return ([.. fields], raw.ToString());
        }
    }

    private static string Taken(StringBuilder field)
    {
        var value = field.ToString();
        field.Clear();
        return value;
    }
}
