using System.Text;
using Credentialing.Providers.ExclusionLists;

namespace Credentialing.Tests.Unit.Providers.Screening;

/// <summary>Made-up rows in the forms of both lists.</summary>
internal static class ListRows
{
    public static readonly LeieFormat Leie = new();

    public static readonly SamFormat Sam = new();

    /// <summary>A row of the LEIE, with some columns changed.</summary>
    public static string[] LeieRow(params (string Column, string Value)[] changed) => Row(Leie, changed, new(StringComparer.Ordinal)
    {
        ["LASTNAME"] = "LARKSPURIAN", ["FIRSTNAME"] = "GIDEON", ["MIDNAME"] = "W ", ["GENERAL"] = "PHYSICIAN (MD, DO)", ["SPECIALTY"] = "FAMILY PRACTICE", ["NPI"] = "1234567893",
        ["DOB"] = "19650412", ["ADDRESS"] = "112 EXAMPLE STREET", ["CITY"] = "BRIDGEPORT", ["STATE"] = "CT", ["ZIP"] = "06604", ["EXCLTYPE"] = "1128a1  ", ["EXCLDATE"] = "20240520",
        ["REINDATE"] = "00000000", ["WAIVERDATE"] = "00000000",
    });

    /// <summary>A row of SAM.gov, with some columns changed.</summary>
    public static string[] SamRow(params (string Column, string Value)[] changed) => Row(Sam, changed, new(StringComparer.Ordinal)
    {
        ["Classification"] = "Individual", ["First"] = "TAMSIN", ["Middle"] = "R", ["Last"] = "QUICKSILVER", ["City"] = "WORCESTER", ["State / Province"] = "MA", ["Country"] = "USA",
        ["Excluding Agency"] = "OPM", ["Exclusion Type"] = "Prohibition/Restriction", ["Active Date"] = "11/22/2023", ["Termination Date"] = "Indefinite", ["SAM Number"] = "S4SAMPLE2",
    });

    /// <summary>A file of these rows.</summary>
    public static Stream File(ListFormat format, params string[][] rows) => File(string.Join("\r\n", rows.Prepend([.. format.Columns]).Select(Line)) + "\r\n");

    /// <summary>A file of this text.</summary>
    public static Stream File(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

    public static string Line(string[] fields) => string.Join(',', fields.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private static string[] Row(ListFormat format, (string Column, string Value)[] changed, Dictionary<string, string> values)
    {
        foreach (var (column, value) in changed)
        {
            values[column] = value;
        }

        return [.. format.Columns.Select(column => values.GetValueOrDefault(column, ""))];
    }
}
