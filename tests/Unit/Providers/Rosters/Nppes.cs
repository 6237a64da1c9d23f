using System.Text;
using Credentialing.Providers.Rosters;

namespace Credentialing.Tests.Unit.Providers.Rosters;

/// <summary>Made-up rows in the format of the NPPES dissemination file.</summary>
internal static class Nppes
{
    public const int ColumnsOf2018 = 329;

    /// <summary>What a row has in the columns that are read; those that are not given are as here.</summary>
    public static Dictionary<string, string> Values(params (string Column, string Value)[] values)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [RosterColumns.NppesNpi] = "1234567893", [RosterColumns.EntityType] = "1", [RosterColumns.NppesFirstName] = "ADA", [RosterColumns.NppesLastName] = "BAKER",
        };
        foreach (var (column, value) in values)
        {
            row[column] = value;
        }

        return row;
    }

    /// <summary>The columns that are read, among as many others as make up the number.</summary>
    public static string[] Header(int count)
    {
        string[] read =
        [
            .. Values().Keys, RosterColumns.NppesMiddleName, RosterColumns.OtherLastName, RosterColumns.OtherFirstName, RosterColumns.DeactivatedOn, RosterColumns.ReactivatedOn,
            .. Enumerable.Range(1, RosterColumns.NppesTaxonomies).SelectMany(place => (string[])
                [RosterColumns.NppesTaxonomy(place), RosterColumns.NppesLicense(place), RosterColumns.NppesLicenseState(place), RosterColumns.NppesPrimary(place)]),
        ];
        return [.. read, .. Enumerable.Range(0, count - read.Length).Select(other => $"Other Provider Identifier_{other}")];
    }

    /// <summary>A file in memory.</summary>
    public static MemoryStream File(string text) => new(Encoding.UTF8.GetBytes(text));
}
