using System.Collections.Frozen;
using System.Globalization;

namespace Credentialing.Providers.Rosters;

/// <summary>The columns that are read, of both headers; names are told apart without regard to capitals.</summary>
internal static class RosterColumns
{
    public const string Npi = "npi", FirstName = "firstName", MiddleName = "middleName", LastName = "lastName", Taxonomy = "taxonomy",
        LicenseState = "licenseState", LicenseNumber = "licenseNumber", DateOfBirth = "dateOfBirth", Email = "email";

    // As the NPPES data dissemination's header has them.
    public const string NppesNpi = "NPI", EntityType = "Entity Type Code", NppesLastName = "Provider Last Name (Legal Name)",
        NppesFirstName = "Provider First Name", NppesMiddleName = "Provider Middle Name", OtherLastName = "Provider Other Last Name",
        OtherFirstName = "Provider Other First Name", DeactivatedOn = "NPI Deactivation Date", ReactivatedOn = "NPI Reactivation Date";

    /// <summary>How many taxonomies, each with its licence, an NPPES row has.</summary>
    public const int NppesTaxonomies = 15;

    private static readonly FrozenDictionary<string, string> s_nppes = Lookup(
    [
        NppesNpi, EntityType, NppesLastName, NppesFirstName, NppesMiddleName, OtherLastName, OtherFirstName, DeactivatedOn, ReactivatedOn,
        .. Enumerable.Range(1, NppesTaxonomies).SelectMany(place => (string[])[NppesTaxonomy(place), NppesLicense(place), NppesLicenseState(place), NppesPrimary(place)]),
    ]);

    /// <summary>Our own header, in its order.</summary>
    public static IReadOnlyList<string> Standard { get; } = [Npi, FirstName, MiddleName, LastName, Taxonomy, LicenseState, LicenseNumber, DateOfBirth, Email];

    private static readonly FrozenDictionary<string, string> s_standard = Lookup(Standard);

    /// <summary>A column that is read, as it is spelled here; null when it is none.</summary>
    public static string? Find(RosterFormat format, string name) => (format == RosterFormat.Nppes ? s_nppes : s_standard).GetValueOrDefault(name);

    /// <summary>The columns that must be there.</summary>
    public static IReadOnlyList<string> RequiredOf(RosterFormat format) => format == RosterFormat.Nppes
        ? [NppesNpi, EntityType, NppesLastName, NppesFirstName]
        : [Npi, FirstName, LastName];

    public static string NpiOf(RosterFormat format) => format == RosterFormat.Nppes ? NppesNpi : Npi;

    public static string NppesTaxonomy(int place) => Numbered("Healthcare Provider Taxonomy Code_", place);

    public static string NppesLicense(int place) => Numbered("Provider License Number_", place);

    public static string NppesLicenseState(int place) => Numbered("Provider License Number State Code_", place);

    public static string NppesPrimary(int place) => Numbered("Healthcare Provider Primary Taxonomy Switch_", place);

    private static string Numbered(string name, int place) => name + place.ToString(CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, string> Lookup(IEnumerable<string> names) => names.ToFrozenDictionary(name => name, StringComparer.OrdinalIgnoreCase);
}
