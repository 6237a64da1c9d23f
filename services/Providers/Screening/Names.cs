using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Credentialing.Providers.Screening;

/// <summary>Names in the one form in which they are compared: capitals without accents, in parts.</summary>
public static class Names
{
    // The letters from U+00C0 to U+017F without their accents: where there is no ICU, .NET cannot take them apart.
    private const string WithoutAccents =
        "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO OUUUUYTYAAAAAACCCCCCCCDDDDEEEEEEEEEEGGGG" +
        "GGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

    private static readonly FrozenSet<string> s_generations = FrozenSet.Create(StringComparer.Ordinal, "JR", "SR", "II", "III", "IV", "2ND", "3RD");

    private static readonly FrozenSet<string> s_degrees = FrozenSet.Create(
        StringComparer.Ordinal, "MD", "DO", "DDS", "DMD", "DPM", "DC", "OD", "RN", "LPN", "NP", "PA", "PHD", "ESQ");

    private static readonly FrozenSet<string> s_titles = FrozenSet.Create(StringComparer.Ordinal, "DR", "MR", "MRS", "MS", "MISS", "REV", "PROF");

    private static readonly FrozenSet<string> s_legalForms = FrozenSet.Create(
        StringComparer.Ordinal, "INC", "INCORPORATED", "LLC", "LLP", "LP", "PC", "PLLC", "PA", "CORP", "CORPORATION", "CO", "COMPANY", "LTD", "LIMITED", "THE", "OF", "AND");

    /// <summary>The parts of a name: a hyphen parts it, an apostrophe does not.</summary>
    /// <param name="name">The name; null has no parts.</param>
    public static string[] Parts(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return [];
        }

        var text = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            Append(text, character);
        }

        return text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>
    /// The parts of a name of a person without what is no name: a title in front, degrees, Jr and III behind. Something always
    /// stays: Do is a degree, and a surname.
    /// </summary>
    /// <param name="name">The name.</param>
    public static string[] PersonParts(string? name)
    {
        var parts = Parts(name);
        var (start, end) = (0, parts.Length);
        while (end - start > 1 && s_titles.Contains(parts[start]))
        {
            start++;
        }

        while (end - start > 1 && (s_generations.Contains(parts[end - 1]) || s_degrees.Contains(parts[end - 1])))
        {
            end--;
        }

        return start == 0 && end == parts.Length ? parts : parts[start..end];
    }

    /// <summary>The words of a person's name, each in its parts, without what is no name.</summary>
    /// <param name="name">The name.</param>
    public static string[][] PersonWords(string? name)
    {
        string[][] words = [.. (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Parts).Where(parts => parts.Length > 0)];
        var (start, end) = (0, words.Length);
        while (end - start > 1 && words[start] is [var title] && s_titles.Contains(title))
        {
            start++;
        }

        while (end - start > 1 && words[end - 1] is [var behind] && (s_generations.Contains(behind) || s_degrees.Contains(behind)))
        {
            end--;
        }

        return words[start..end];
    }

    /// <summary>The parts of a middle name, of which nothing may stay: lists put Jr and III there.</summary>
    /// <param name="name">The middle name.</param>
    public static string[] MiddleParts(string? name) => PersonParts(name) is [var only] && s_generations.Contains(only) ? [] : PersonParts(name);

    /// <summary>The parts of the name of an organization without its legal form.</summary>
    /// <param name="name">The name.</param>
    public static string[] OrganizationParts(string? name)
    {
        var parts = Parts(name);
        string[] bare = [.. parts.Where(part => !s_legalForms.Contains(part))];
        return bare.Length == 0 ? parts : bare;
    }

    private static void Append(StringBuilder text, char character)
    {
        switch (character)
        {
            case >= 'A' and <= 'Z' or >= '0' and <= '9':
                text.Append(character);
                break;
            case >= 'a' and <= 'z':
                text.Append((char)(character - 32));
                break;
            case '\'' or '\u2019' or '\u2018' or '`' or '\u00B4':
                break;
            case 'ß':
                text.Append("SS");
                break;
            case 'Æ' or 'æ':
                text.Append("AE");
                break;
            default:
                AppendOther(text, character);
                break;
        }
    }

    private static void AppendOther(StringBuilder text, char character)
    {
        if (character is >= '\u00C0' and <= '\u017F')
        {
            text.Append(WithoutAccents[character - '\u00C0']);
        }
        else if (char.IsLetter(character))
        {
            text.Append(char.ToUpperInvariant(character));
        }
        else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
        {
            text.Append(' ');
        }
    }
}
