using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Credentialing.Providers.Screening;

/// <summary>Names in the one form in which they are compared: capitals without accents, in parts.</summary>
public static class Names
{
    private static readonly FrozenSet<string> s_suffixes = FrozenSet.Create(
        StringComparer.Ordinal, "JR", "SR", "II", "III", "IV", "2ND", "3RD", "MD", "DO", "DDS", "DMD", "DPM", "DC", "OD", "RN", "LPN", "NP", "PA", "PHD", "ESQ");

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
        foreach (var character in name.IsNormalized(NormalizationForm.FormD) ? name : name.Normalize(NormalizationForm.FormD))
        {
            Append(text, character);
        }

        return text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The parts of a name of a person without what is no name: titles, degrees, Jr and III.</summary>
    /// <param name="name">The name.</param>
    public static string[] PersonParts(string? name)
    {
        var parts = Parts(name);
        return Array.Exists(parts, IsNoName) ? [.. parts.Where(part => !IsNoName(part))] : parts;
    }

    /// <summary>The parts of the name of an organization without its legal form.</summary>
    /// <param name="name">The name.</param>
    public static string[] OrganizationParts(string? name)
    {
        var parts = Parts(name);
        string[] bare = [.. parts.Where(part => !s_legalForms.Contains(part))];
        return bare.Length == 0 ? parts : bare;
    }

    private static bool IsNoName(string part) => s_suffixes.Contains(part) || s_titles.Contains(part);

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
            case 'Ø' or 'ø':
                text.Append('O');
                break;
            case 'Ł' or 'ł':
                text.Append('L');
                break;
            case 'Đ' or 'đ' or 'Ð' or 'ð':
                text.Append('D');
                break;
            default:
                AppendOther(text, character);
                break;
        }
    }

    private static void AppendOther(StringBuilder text, char character)
    {
        if (char.IsLetter(character))
        {
            text.Append(char.ToUpperInvariant(character));
        }
        else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
        {
            text.Append(' ');
        }
    }
}
