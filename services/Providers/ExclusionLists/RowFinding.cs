namespace Credentialing.Providers.ExclusionLists;

/// <summary>What is wrong with a row of a file; never its values, which are about people.</summary>
public sealed class RowFinding
{
    private RowFinding()
    {
    }

    /// <summary>Its id.</summary>
    public Guid Id { get; private init; }

    /// <summary>The file's import.</summary>
    public ListImportId ImportId { get; private init; }

    /// <summary>The number of the row; the header is row 1.</summary>
    public int Row { get; private init; }

    /// <summary>The column, in the list's own words; null for the row as a whole.</summary>
    public string? Field { get; private init; }

    /// <summary>Stable, kebab-case.</summary>
    public string Code { get; private init; } = "";

    /// <summary>In words.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Whether the row is left out; else only the field is.</summary>
    public bool Refused { get; private init; }

    /// <summary>Notes what is wrong with a row.</summary>
    /// <param name="import">The file's import.</param>
    /// <param name="row">The number of the row.</param>
    /// <param name="fault">What is wrong.</param>
    /// <param name="refused">Whether the row is left out.</param>
    /// <param name="at">When (UTC).</param>
    public static RowFinding Of(ListImportId import, int row, RowFault fault, bool refused, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new() { Id = Guid.CreateVersion7(at), ImportId = import, Row = row, Field = fault.Field, Code = fault.Code, Text = fault.Text, Refused = refused };
    }
}
