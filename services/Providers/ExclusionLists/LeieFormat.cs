using System.Globalization;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>
/// The List of Excluded Individuals/Entities of the Office of Inspector General: the full file, and each month one of new
/// exclusions and one of reinstatements, all with the same columns.
/// </summary>
public sealed class LeieFormat : ListFormat
{
    private const string Date = "yyyyMMdd";
    private const int GrownUp = 16;

    /// <inheritdoc/>
    public override string Code => "leie";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Columns { get; } =
    [
        "LASTNAME", "FIRSTNAME", "MIDNAME", "BUSNAME", "GENERAL", "SPECIALTY", "UPIN", "NPI", "DOB", "ADDRESS", "CITY", "STATE", "ZIP",
        "EXCLTYPE", "EXCLDATE", "REINDATE", "WAIVERDATE", "WVRSTATE",
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<ListKind> Kinds { get; } = [ListKind.Full, ListKind.Supplement, ListKind.Reinstatement];

    /// <inheritdoc/>
    protected override (ListedRow? Row, RowFault? Refusal) Read(Fields fields, ListKind kind, ICollection<RowFault> notes)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(notes);
        var (last, business) = (fields["LASTNAME"], fields["BUSNAME"]);
        if (last is null && business is null)
        {
            return (null, new RowFault("LASTNAME", "name-missing", "neither a surname nor a business is named"));
        }

        if (DateOf(fields, "EXCLDATE", Date) is not { Date: { } excludedOn })
        {
            return (null, new RowFault("EXCLDATE", "exclusion-date-invalid", "is no date"));
        }

        var (reinstatedOn, canReadReinstated) = DateOf(fields, "REINDATE", Date);
        if (kind == ListKind.Reinstatement && reinstatedOn is null)
        {
            return (null, new RowFault("REINDATE", "reinstatement-date-invalid", "is no date"));
        }

        if (!canReadReinstated)
        {
            notes.Add(new RowFault("REINDATE", "reinstatement-date-invalid", "is no date: the exclusion is taken to go on"));
        }

        var (bornOn, canReadBirth) = BirthOf(fields, excludedOn);
        if (!canReadBirth)
        {
            notes.Add(new RowFault("DOB", "date-of-birth-invalid", "is no date: the party is looked for without it"));
        }

        if (fields["EXCLTYPE"] is null)
        {
            notes.Add(new RowFault("EXCLTYPE", "type-missing", "the kind of exclusion is not said"));
        }

        return (new ListedRow
        {
            IsPerson = last is not null,
            LastName = last,
            FirstName = last is null ? null : fields["FIRSTNAME"],
            MiddleName = last is null ? null : fields["MIDNAME"],
            Organization = business,
            Npi = NpiOf(fields, notes),
            DateOfBirth = last is null ? null : bornOn,
            Role = Joined(fields["GENERAL"], fields["SPECIALTY"]),
            City = fields["CITY"],
            State = fields["STATE"],
            PostalCode = fields["ZIP"],
            Type = fields["EXCLTYPE"],
            WaivedIn = fields["WVRSTATE"],
            ExcludedOn = excludedOn,
            ReinstatedOn = reinstatedOn,
        }, null);
    }

    /// <inheritdoc/>
    protected override string NameOf(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var last = fields["LASTNAME"];
        return new Party(last, last is null ? null : fields["FIRSTNAME"], fields["BUSNAME"], null, default).Name;
    }

    // The files of some months have it as MM/DD/YY. Of the centuries the last one in which the party was grown up when excluded.
    private static (DateOnly? Date, bool IsReadable) BirthOf(Fields fields, DateOnly excludedOn)
    {
        if (DateOf(fields, "DOB", Date) is { IsReadable: true } usual)
        {
            return usual;
        }

        if (fields["DOB"] is not [_, _, '/', _, _, '/', var decade, var year])
        {
            return (null, false);
        }

        var text = fields["DOB"]!;
        foreach (var century in (int[])[20, 19])
        {
            if (DateOnly.TryParseExact($"{text[..6]}{century}{decade}{year}", "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born)
                && born.AddYears(GrownUp) <= excludedOn)
            {
                return (born, true);
            }
        }

        return (null, false);
    }

    private static string? Joined(string? general, string? specialty) =>
        general == specialty || specialty is null ? general : general is null ? specialty : $"{general}: {specialty}";
}
