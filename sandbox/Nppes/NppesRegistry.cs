namespace Credentialing.Sandbox.Nppes;

/// <summary>One row of the dissemination file: what is not empty, by the name of its column.</summary>
/// <param name="fields">The fields.</param>
public sealed class NppesRow(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>A field, or null when it is empty.</summary>
    /// <param name="column">The column's name.</param>
    public string? this[string column] => fields.GetValueOrDefault(column);

    /// <summary>The NPI.</summary>
    public string Npi => fields["NPI"];

    /// <summary>Whether it is an individual; otherwise it is an organization.</summary>
    public bool IsIndividual => this["Entity Type Code"] == "1";
}

/// <summary>Everybody who was loaded. A later row of an NPI takes the place of the earlier.</summary>
/// <param name="folders">Where rows lie.</param>
public sealed class NppesRegistry(SourceFolders folders)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, NppesRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _taxonomies = new(StringComparer.Ordinal);

    /// <summary>Loads the samples and the data folder.</summary>
    public void LoadFolders()
    {
        foreach (var file in folders.Files("nppes", "*.csv"))
        {
            using var reader = new StreamReader(file);
            Load(reader);
        }
    }

    /// <summary>Loads rows with dissemination headers (or taxonomy codes: <c>Code,Classification,Specialization</c>).</summary>
    /// <param name="text">The CSV.</param>
    /// <returns>How many rows were loaded, and how many were not, for they have no NPI.</returns>
    public (int Loaded, int Refused) Load(TextReader text)
    {
        var (loaded, refused) = (0, 0);
        string[]? header = null;
        foreach (var (values, _) in Csv.Rows(text))
        {
            if (header is null)
            {
                header = [.. values.Select(name => string.Intern(name.Trim('\uFEFF', ' ')))];
                continue;
            }

            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var column = 0; column < Math.Min(header.Length, values.Length); column++)
            {
                if (values[column].Trim() is { Length: > 0 } value)
                {
                    fields[header[column]] = value;
                }
            }

            if (Keep(fields))
            {
                loaded++;
            }
            else
            {
                refused++;
            }
        }

        return (loaded, refused);
    }

    /// <summary>The row of an NPI, or null.</summary>
    /// <param name="npi">The NPI.</param>
    public NppesRow? Find(string npi)
    {
        lock (_lock)
        {
            return _rows.GetValueOrDefault(npi);
        }
    }

    /// <summary>Every row, in the order in which they were loaded.</summary>
    public IReadOnlyList<NppesRow> All()
    {
        lock (_lock)
        {
            return [.. _rows.Values];
        }
    }

    /// <summary>What a taxonomy code means, or null when it is not known here.</summary>
    /// <param name="code">Ten characters.</param>
    public string? Describe(string code)
    {
        lock (_lock)
        {
            return _taxonomies.GetValueOrDefault(code);
        }
    }

    private bool Keep(Dictionary<string, string> fields)
    {
        lock (_lock)
        {
            if (fields.TryGetValue("Code", out var code) && fields.TryGetValue("Classification", out var classification))
            {
                _taxonomies[code] = fields.TryGetValue("Specialization", out var specialization) ? $"{classification}, {specialization}" : classification;
                return true;
            }

            if (!fields.TryGetValue("NPI", out var npi))
            {
                return false;
            }

            _rows[npi] = new NppesRow(fields);
            return true;
        }
    }
}
