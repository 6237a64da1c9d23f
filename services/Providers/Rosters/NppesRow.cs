using System.Globalization;
using Credentialing.Providers.Nppes;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Rosters;

/// <summary>A row of the NPPES dissemination file, drafted as the registry's own answer about the NPI would be.</summary>
internal static class NppesRow
{
    private const string Person = "1", Organization = "2";

    /// <summary>What the row says as a request; null, and an error, when the NPI is no person's or no longer valid.</summary>
    public static CreateProviderRequest? Read(ClientId client, RosterRow row, List<FieldError> errors)
    {
        // First of all, for nothing else is left in a row of an NPI that was deactivated.
        if (IsDeactivated(row))
        {
            errors.Add(new FieldError(RosterColumns.DeactivatedOn, "npi-deactivated", "The NPI was deactivated."));
            return null;
        }

        if (row[RosterColumns.EntityType] != Person)
        {
            errors.Add(row[RosterColumns.EntityType] == Organization
                ? new FieldError(RosterColumns.EntityType, "npi-of-organization", "The NPI is an organization's: only people are providers.")
                : new FieldError(RosterColumns.EntityType, "entity-type-invalid", "must be 1, for a person"));
            return null;
        }

        var draft = NpiDraft.Of(new NppesEntry
        {
            Npi = row[RosterColumns.NppesNpi] ?? "",
            IsOrganization = false,
            FirstName = row[RosterColumns.NppesFirstName],
            MiddleName = row[RosterColumns.NppesMiddleName],
            LastName = row[RosterColumns.NppesLastName],
            OtherNames = OtherNames(row),
            Taxonomies = [.. Taxonomies(row).OrderByDescending(taxonomy => taxonomy.Primary)],
        });
        return new CreateProviderRequest(
            client, draft.Npi, draft.FirstName ?? "", draft.LastName ?? "", draft.MiddleName, FormerNames: draft.FormerNames, Taxonomies: draft.Taxonomies, Licenses: draft.Licenses);
    }

    /// <summary>The column that a value of the request is from.</summary>
    public static string ColumnOf(RosterRow row, CreateProviderRequest request, string field, int index) => field switch
    {
        RosterColumns.Taxonomy => Placed(RosterColumns.NppesTaxonomy, place => row[RosterColumns.NppesTaxonomy(place)] == request.Taxonomies![index]),
        RosterColumns.LicenseState => Placed(RosterColumns.NppesLicenseState, place => IsLicense(row, place, request.Licenses![index])),
        RosterColumns.LicenseNumber => Placed(RosterColumns.NppesLicense, place => IsLicense(row, place, request.Licenses![index])),
        RosterColumns.FirstName => RosterColumns.NppesFirstName,
        RosterColumns.MiddleName => RosterColumns.NppesMiddleName,
        RosterColumns.LastName => RosterColumns.NppesLastName,
        "formerNames" => RosterColumns.OtherLastName,
        _ => RosterColumns.NppesNpi,
    };

    // Dates are written as 12/31/2018; one that is none is no date of reactivation.
    private static bool IsDeactivated(RosterRow row) => row[RosterColumns.DeactivatedOn] is { } deactivated &&
        !(DateOf(row[RosterColumns.ReactivatedOn]) is { } again && (DateOf(deactivated) is not { } since || again >= since));

    private static DateOnly? DateOf(string? text) => DateOnly.TryParseExact(text, "MM/dd/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static IReadOnlyList<string> OtherNames(RosterRow row) => row[RosterColumns.OtherLastName] is { } last
        ? [row[RosterColumns.OtherFirstName] is { } first ? $"{first} {last}" : last]
        : [];

    private static IEnumerable<NppesTaxonomy> Taxonomies(RosterRow row) =>
        from place in Enumerable.Range(1, RosterColumns.NppesTaxonomies)
        let code = row[RosterColumns.NppesTaxonomy(place)]
        where code is not null
        select new NppesTaxonomy(code, row[RosterColumns.NppesPrimary(place)] == "Y", row[RosterColumns.NppesLicenseState(place)], row[RosterColumns.NppesLicense(place)]);

    private static bool IsLicense(RosterRow row, int place, License license) =>
        row[RosterColumns.NppesLicense(place)] == license.Number && row[RosterColumns.NppesLicenseState(place)] == license.State;

    private static string Placed(Func<int, string> column, Func<int, bool> isIt) =>
        column(Enumerable.Range(1, RosterColumns.NppesTaxonomies).FirstOrDefault(isIt, 1));
}
