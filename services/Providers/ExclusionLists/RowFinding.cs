namespace Credentialing.Providers.ExclusionLists;

/// <summary>What is wrong with a row of a file; never its values, which are about people.</summary>
public sealed class RowFinding
{
    /// <summary>Its id.</summary>
    public Guid Id { get; private set; }

    /// <summary>The file's import.</summary>
    public ListImportId ImportId { get; private set; }

    /// <summary>The number of the row; the header is row 1.</summary>
    public int Row { get; private set; }

    /// <summary>The column, in the list's own words; null for the row as a whole.</summary>
    public string? Field { get; private set; }

    /// <summary>Stable, kebab-case.</summary>
    public string Code { get; private set; } = "";

    /// <summary>In words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether the row is left out; else only the field is.</summary>
    public bool Refused { get; private set; }
}
