using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// The columns of a roster, as its first row names them. What is refused is told by the number of the column: where the
/// header is missing the first row is somebody's data.
/// </summary>
internal sealed class RosterHeader
{
    private RosterHeader(RosterFormat format, int count, (int Index, string Column)[] columns) => (Format, Count, Columns) = (format, count, columns);

    /// <summary>Whose header it is.</summary>
    public RosterFormat Format { get; }

    /// <summary>How many columns there are, those that are not used included.</summary>
    public int Count { get; }

    /// <summary>The columns that are used, and where they are.</summary>
    public IReadOnlyList<(int Index, string Column)> Columns { get; }

    /// <summary>Where the NPI is.</summary>
    public string NpiColumn => RosterColumns.NpiOf(Format);

    /// <summary>Understands a header, in any order of columns.</summary>
    /// <param name="names">The fields of the first row.</param>
    public static (RosterHeader? Header, Refusal? Refusal) Read(IReadOnlyList<string> names)
    {
        string[] trimmed = [.. names.Select(name => name.Trim())];
        var format = trimmed.Contains(RosterColumns.EntityType, StringComparer.OrdinalIgnoreCase) ? RosterFormat.Nppes : RosterFormat.Standard;
        (int Index, string Column)[] columns =
            [.. trimmed.Index().Select(name => (name.Index, Column: RosterColumns.Find(format, name.Item)!)).Where(found => found.Column is not null)];
        return Refuses(format, trimmed, columns) is { } refusal ? (null, refusal) : (new RosterHeader(format, trimmed.Length, columns), null);
    }

    private static Refusal? Refuses(RosterFormat format, string[] names, (int Index, string Column)[] columns)
    {
        if (columns.Length == 0)
        {
            return Refused(
                "roster-header-unknown", $"The first row must name the columns: {string.Join(", ", RosterColumns.Standard)}; or be the header of an NPPES dissemination file.");
        }

        // Whatever else is in an NPPES file is its own; in ours a column that nobody reads would be lost without a word.
        var unknown = Array.FindIndex(names, name => RosterColumns.Find(format, name) is null);
        if (format == RosterFormat.Standard && unknown >= 0)
        {
            return Refused("roster-column-unknown", $"Column {unknown + 1} is none that a roster has: name it as one of {string.Join(", ", RosterColumns.Standard)}, or leave it out.");
        }

        var twice = names.Index().GroupBy(name => name.Item, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Key.Length > 0 && same.Count() > 1);
        if (twice is not null)
        {
            return Refused("roster-column-repeated", $"Columns {string.Join(" and ", twice.Select(name => name.Index + 1))} have the same name.");
        }

        return RosterColumns.RequiredOf(format).FirstOrDefault(required => !columns.Any(column => column.Column == required)) is { } missing
            ? Refused("roster-column-missing", $"The column {missing} is missing.")
            : null;
    }

    private static Refusal Refused(string code, string detail) => Refusal.OfContent(code, detail, "file");
}
