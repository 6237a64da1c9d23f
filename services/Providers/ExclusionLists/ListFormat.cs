using System.Globalization;
using Credentialing.Providers.Identifiers;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>What a file does to a list.</summary>
public enum ListKind
{
    /// <summary>It takes the place of everything.</summary>
    Full,

    /// <summary>It adds.</summary>
    Supplement,

    /// <summary>It ends exclusions.</summary>
    Reinstatement,
}

/// <summary>What is wrong with a row, or with one field of it.</summary>
/// <param name="Field">The column, in the list's own words; null for the row as a whole.</param>
/// <param name="Code">Stable, kebab-case.</param>
/// <param name="Text">In words; never the value.</param>
public sealed record RowFault(string? Field, string Code, string Text);

/// <summary>What came of reading one row.</summary>
/// <param name="Row">What it says, or null when it is refused.</param>
/// <param name="Refusal">Why it is refused.</param>
/// <param name="Notes">Fields of an accepted row that are not used.</param>
public sealed record ReadRow(ListedRow? Row, RowFault? Refusal, IReadOnlyList<RowFault> Notes)
{
    /// <summary>Of a refused row whom it names, as <see cref="Party.Name"/> has it; null where that cannot be told.</summary>
    public string? Named { get; init; }
}

/// <summary>The form in which a list is published: its columns, and what a row of them says.</summary>
public abstract class ListFormat
{
    /// <summary>The lists that we know; each is required (42 CFR 455.436).</summary>
    public static IReadOnlyList<ListFormat> All { get; } = [new LeieFormat(), new SamFormat()];

    /// <summary>The list's code in the API.</summary>
    public abstract string Code { get; }

    /// <summary>The columns, in order.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>What files of it there are.</summary>
    public abstract IReadOnlyList<ListKind> Kinds { get; }

    /// <summary>Finds a list by its code.</summary>
    /// <param name="code">The code.</param>
    public static ListFormat? Find(string code) => All.FirstOrDefault(format => format.Code == code);

    /// <summary>Whether this is the first row of such a file.</summary>
    /// <param name="fields">The row.</param>
    public bool IsHeader(IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Count == Columns.Count && fields.Zip(Columns).All(pair => string.Equals(pair.First.Trim().TrimStart('\uFEFF'), pair.Second, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Reads a row.</summary>
    /// <param name="fields">Its fields.</param>
    /// <param name="kind">What the file does.</param>
    public ReadRow Read(IReadOnlyList<string> fields, ListKind kind)
    {
        ArgumentNullException.ThrowIfNull(fields);
        if (fields.Count != Columns.Count)
        {
            return new(null, new RowFault(null, "columns", $"has {fields.Count} fields instead of {Columns.Count}"), []);
        }

        if (fields.Any(field => field.Contains('\0', StringComparison.Ordinal)))
        {
            return new(null, new RowFault(null, "character", "has a character that cannot be kept"), []);
        }

        var notes = new List<RowFault>();
        var named = new Fields(Columns, fields);
        var (row, refusal) = Read(named, kind, notes);
        return new(row, refusal, refusal is null ? notes : []) { Named = refusal is null ? null : NameOf(named) };
    }

    /// <summary>Reads a row that has the right number of fields.</summary>
    /// <param name="fields">Its fields by name, without the spaces around them; what is empty is null.</param>
    /// <param name="kind">What the file does.</param>
    /// <param name="notes">Takes up what is not used.</param>
    protected abstract (ListedRow? Row, RowFault? Refusal) Read(Fields fields, ListKind kind, ICollection<RowFault> notes);

    /// <summary>Whom a row names, as <see cref="Party.Name"/> has it.</summary>
    /// <param name="fields">Its fields.</param>
    protected abstract string NameOf(Fields fields);

    /// <summary>An NPI, where the row has one that can be one; zeros stand for none.</summary>
    /// <param name="fields">The row.</param>
    /// <param name="notes">Takes up that it has a wrong one.</param>
    protected static string? NpiOf(Fields fields, ICollection<RowFault> notes)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(notes);
        var text = fields["NPI"];
        if (text is null || text.All(character => character == '0'))
        {
            return null;
        }

        if (Npi.IsValid(text))
        {
            return text;
        }

        notes.Add(new RowFault("NPI", "npi-invalid", "is no NPI: the party is looked for without it"));
        return null;
    }

    /// <summary>A date; nothing and zeros stand for none.</summary>
    /// <param name="fields">The row.</param>
    /// <param name="column">The column.</param>
    /// <param name="pattern">How the list writes dates.</param>
    /// <returns>The date, and whether what stands there can be read.</returns>
    protected static (DateOnly? Date, bool IsReadable) DateOf(Fields fields, string column, string pattern)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var text = fields[column];
        if (text is null || text.All(character => character == '0'))
        {
            return (null, true);
        }

        return DateOnly.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year >= 1900
            ? (date, true)
            : (null, false);
    }

    /// <summary>The fields of a row by the names of their columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="values">The fields.</param>
    protected sealed class Fields(IReadOnlyList<string> columns, IReadOnlyList<string> values)
    {
        /// <summary>A field without the spaces around it; null when nothing is left.</summary>
        /// <param name="column">Its column.</param>
        public string? this[string column]
        {
            get
            {
                var at = 0;
                while (columns[at] != column)
                {
                    at++;
                }

                var text = values[at].Trim();
                return text.Length == 0 ? null : text;
            }
        }
    }
}
