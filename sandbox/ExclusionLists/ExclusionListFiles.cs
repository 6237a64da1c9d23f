using System.Text;
using System.Text.RegularExpressions;

namespace Credentialing.Sandbox.ExclusionLists;

/// <summary>The published files of the exclusion lists: the made-up ones, and those of the data folder.</summary>
/// <param name="folders">Where they lie.</param>
public sealed partial class ExclusionListFiles(SourceFolders folders)
{
    private const string Leie = "leie";
    private static readonly string[] s_naming = ["LASTNAME", "FIRSTNAME", "BUSNAME", "DOB", "EXCLDATE"];

    /// <summary>
    /// The full list of the OIG: every row of the samples and of the supplements, without those that were reinstated, as
    /// the published file has it.
    /// </summary>
    public string Updated()
    {
        var reinstated = folders.Files($"{Leie}/reinstatements", "*.csv").SelectMany(Rows).Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        var full = folders.Sample($"{Leie}/UPDATED.csv");
        var supplements = folders.Files($"{Leie}/exclusions", "*.csv").SelectMany(Rows).Where(row => !reinstated.Contains(row.Key)).Select(row => row.Raw);
        return Joined(full, Rows(full).Select(row => row.Raw).Concat(supplements));
    }

    /// <summary>A month's file, or null when there is none: <c>2601excl.csv</c>, <c>2601rein.csv</c>.</summary>
    /// <param name="name">Its published name.</param>
    public string? Monthly(string name) =>
        MonthlyName().Match(name) is { Success: true } match
            ? folders.Files($"{Leie}/{(match.Groups["kind"].Value == "excl" ? "exclusions" : "reinstatements")}", name).FirstOrDefault()
            : null;

    /// <summary>The names of the monthly files.</summary>
    public IReadOnlyList<string> MonthlyNames() =>
        [.. folders.Files($"{Leie}/exclusions", "*.csv").Concat(folders.Files($"{Leie}/reinstatements", "*.csv")).Select(Path.GetFileName).OfType<string>().Where(name => MonthlyName().IsMatch(name))];

    /// <summary>The extract of SAM.gov, in its second form.</summary>
    public string Sam()
    {
        var files = folders.Files("sam", "*.csv").Where(file => !Path.GetFileName(file).Contains("_old_", StringComparison.Ordinal)).ToArray();
        return Joined(files[0], files.SelectMany(file => Rows(file).Select(row => row.Raw)));
    }

    private static string Joined(string headerOf, IEnumerable<string> rows)
    {
        var all = new StringBuilder(File.ReadLines(headerOf).First()).Append("\r\n");
        foreach (var row in rows)
        {
            all.Append(row).Append("\r\n");
        }

        return all.ToString();
    }

    // The row as it was published, and what names the party and its exclusion.
    private static IEnumerable<(string Raw, string Key)> Rows(string file)
    {
        using var reader = new StreamReader(file, Encoding.Latin1);
        int[]? naming = null;
        foreach (var (fields, raw) in Csv.Rows(reader))
        {
            if (naming is null)
            {
                naming = [.. s_naming.Select(column => Array.IndexOf(fields, column)).Where(column => column >= 0)];
                continue;
            }

            yield return (raw, string.Join('|', naming.Where(column => column < fields.Length).Select(column => fields[column])));
        }
    }

    [GeneratedRegex(@"^[0-9]{2}(0[1-9]|1[0-2])(?<kind>excl|rein)\.csv\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MonthlyName();
}
