namespace Credentialing.Providers.ExclusionLists;

/// <summary>The public extract of exclusions of SAM.gov, version 2: individuals, firms, special entities and vessels.</summary>
public sealed class SamFormat : ListFormat
{
    private const string Date = "MM/dd/yyyy";

    /// <inheritdoc/>
    public override string Code => "sam";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } =
    [
        "Classification", "Name", "Prefix", "First", "Middle", "Last", "Suffix", "Address 1", "Address 2", "Address 3", "Address 4", "City", "State / Province",
        "Country", "Zip Code", "Open Data Flag", "Blank (Deprecated)", "Unique Entity ID", "Exclusion Program", "Excluding Agency", "CT Code", "Exclusion Type",
        "Additional Comments", "Active Date", "Termination Date", "Record Status", "Cross-Reference", "SAM Number", "CAGE", "NPI", "Creation_Date",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<ListKind> Kinds { get; } = [ListKind.Full, ListKind.Supplement];

    /// <inheritdoc/>
    protected override (ListedRow? Row, RowFault? Refusal) Read(Fields fields, ListKind kind, ICollection<RowFault> notes)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(notes);
        var isPerson = IsPerson(fields);
        var (first, middle, last) = isPerson ? PersonOf(fields) : default;
        if ((isPerson ? last : fields["Name"]) is null)
        {
            return (null, new RowFault(isPerson ? "Last" : "Name", "name-missing", "nobody is named"));
        }

        if (DateOf(fields, "Active Date", Date) is not { Date: { } excludedOn })
        {
            return (null, new RowFault("Active Date", "exclusion-date-invalid", "is no date"));
        }

        var isIndefinite = string.Equals(fields["Termination Date"], "Indefinite", StringComparison.OrdinalIgnoreCase);
        var (endsOn, canReadEnd) = isIndefinite ? (null, true) : DateOf(fields, "Termination Date", Date);
        if (!canReadEnd)
        {
            notes.Add(new RowFault("Termination Date", "termination-date-invalid", "is no date: the exclusion is taken to go on"));
        }

        return (new ListedRow
        {
            IsPerson = isPerson,
            FirstName = first,
            MiddleName = middle,
            LastName = last,
            Suffix = isPerson ? fields["Suffix"] : null,
            Organization = isPerson ? null : fields["Name"],
            Npi = NpiOf(fields, notes),
            Role = fields["Excluding Agency"] is { } agency ? $"Excluded by {agency}" : null,
            City = fields["City"],
            State = fields["State / Province"],
            PostalCode = fields["Zip Code"],
            Type = fields["Exclusion Type"],
            Reference = fields["SAM Number"],
            AlsoNamed = fields["Cross-Reference"],
            ExcludedOn = excludedOn,
            EndsOn = endsOn,
            IsOver = fields["Record Status"] is { } status && !string.Equals(status, "Active", StringComparison.OrdinalIgnoreCase),
        }, null);
    }

    /// <inheritdoc/>
    protected override string NameOf(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var (first, _, last) = IsPerson(fields) ? PersonOf(fields) : default;
        return new Party(last, first, IsPerson(fields) ? null : fields["Name"], null, default).Name;
    }

    private static bool IsPerson(Fields fields) => string.Equals(fields["Classification"], "Individual", StringComparison.OrdinalIgnoreCase);

    // In parts, as the extract has it; older rows have the whole name in one.
    private static (string? First, string? Middle, string? Last) PersonOf(Fields fields)
    {
        if (fields["Last"] is { } last)
        {
            return (fields["First"], fields["Middle"], last);
        }

        var parts = (fields["Name"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length == 0 ? default : (parts.Length > 1 ? parts[0] : null, parts.Length > 2 ? string.Join(' ', parts[1..^1]) : null, parts[^1]);
    }
}
