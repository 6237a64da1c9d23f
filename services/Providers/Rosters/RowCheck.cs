using System.Globalization;
using System.Text.Json;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Tenancy;
using FluentValidation;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// What a row says as a provider, or all that is wrong with it, by the rules of <see cref="CreateProviderValidator"/>: a
/// row is what somebody could have typed.
/// </summary>
internal static class RowCheck
{
    /// <summary>The field of an error about a row as a whole.</summary>
    public const string WholeRow = "$";

    /// <summary>Judges a row by itself; whether others have its NPI is not asked here.</summary>
    public static (ProviderProfile? Profile, IReadOnlyList<FieldError> Errors) Of(
        RosterFormat format, ClientId client, RosterRow row, IValidator<CreateProviderRequest> validator)
    {
        if (row.Fault is { } fault)
        {
            return (null, [OfFault(fault)]);
        }

        var errors = new List<FieldError>();
        var request = format == RosterFormat.Nppes ? NppesRow.Read(client, row, errors) : Read(client, row, errors);
        if (request is null)
        {
            return (null, errors);
        }

        foreach (var failure in validator.Validate(request).Errors)
        {
            var (field, column) = Place(format, row, request, failure.PropertyName);
            errors.Add(new FieldError(column, $"{field}-{(row[column] is null ? "missing" : "invalid")}", failure.ErrorMessage));
        }

        if (row.SameNpiAs is { } earlier)
        {
            errors.Add(new FieldError(RosterColumns.NpiOf(format), "npi-repeated", $"Row {earlier} has this NPI already."));
        }

        return errors.Count == 0 ? (request.ToProfile(), []) : (null, errors);
    }

    private static CreateProviderRequest Read(ClientId client, RosterRow row, List<FieldError> errors)
    {
        DateOnly? birth = null;
        if (row[RosterColumns.DateOfBirth] is { } text)
        {
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                birth = date;
            }
            else
            {
                errors.Add(new FieldError(RosterColumns.DateOfBirth, "date-of-birth-invalid", "must be a date such as 1980-06-30"));
            }
        }

        var (state, number) = (row[RosterColumns.LicenseState], row[RosterColumns.LicenseNumber]);
        return new CreateProviderRequest(
            client, row[RosterColumns.Npi] ?? "", row[RosterColumns.FirstName] ?? "", row[RosterColumns.LastName] ?? "", row[RosterColumns.MiddleName], DateOfBirth: birth,
            Taxonomies: row[RosterColumns.Taxonomy] is { } taxonomy ? [taxonomy] : [],
            Licenses: state is null && number is null ? [] : [new License(state ?? "", number ?? "")],
            Email: row[RosterColumns.Email]);
    }

    // From what the validator calls a field to what the file does, and what its errors are called.
    private static (string Field, string Column) Place(RosterFormat format, RosterRow row, CreateProviderRequest request, string property)
    {
        var (list, member) = (property.Split('[')[0], property[(property.LastIndexOf('.') + 1)..]);
        var name = list switch
        {
            nameof(CreateProviderRequest.Taxonomies) => RosterColumns.Taxonomy,
            nameof(CreateProviderRequest.Licenses) => member == nameof(License.State) ? RosterColumns.LicenseState : RosterColumns.LicenseNumber,
            _ => char.ToLowerInvariant(list[0]) + list[1..],
        };
        return (JsonNamingPolicy.KebabCaseLower.ConvertName(name), format == RosterFormat.Nppes ? NppesRow.ColumnOf(row, request, name, IndexIn(property)) : name);
    }

    private static int IndexIn(string property) =>
        property.IndexOf('[', StringComparison.Ordinal) is >= 0 and var start ? int.Parse(property[(start + 1)..property.IndexOf(']', StringComparison.Ordinal)], CultureInfo.InvariantCulture) : 0;

    private static FieldError OfFault(RowFault fault) => fault switch
    {
        RowFault.FieldCount => new(WholeRow, "field-count", "must have as many fields as the header"),
        RowFault.Quotes => new(WholeRow, "quotes-invalid", "has a quotation mark in the wrong place: fields with one are quoted, and it is written twice"),
        RowFault.LineBreak => new(WholeRow, "line-break", "has a field over several lines: a quotation mark may not be closed"),
        _ => new(WholeRow, "character-invalid", "has a character that cannot be kept, such as U+0000"),
    };
}
