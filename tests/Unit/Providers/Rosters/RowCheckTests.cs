using Credentialing.Providers.Providers;
using Credentialing.Providers.Rosters;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers.Rosters;

public sealed class RowCheckTests
{
    private static readonly CreateProviderValidator s_validator = new(new At(Some.Now));

    [Theory]
    [InlineData("npi", "", "npi npi-missing")]
    [InlineData("npi", "1234567890", "npi npi-invalid")]
    [InlineData("firstName", "", "firstName first-name-missing")]
    [InlineData("lastName", "", "lastName last-name-missing")]
    [InlineData("dateOfBirth", "1980-06-30", "")]
    [InlineData("dateOfBirth", "06/30/1980", "dateOfBirth date-of-birth-invalid")]
    [InlineData("dateOfBirth", "1899-12-31", "dateOfBirth date-of-birth-invalid")]
    [InlineData("dateOfBirth", "2026-03-03", "dateOfBirth date-of-birth-invalid")]
    [InlineData("taxonomy", "207Q00000X", "")]
    [InlineData("taxonomy", "family", "taxonomy taxonomy-invalid")]
    [InlineData("licenseState", "CT", "licenseNumber license-number-missing")]
    [InlineData("licenseNumber", "1.234", "licenseState license-state-missing")]
    [InlineData("email", "ada@harbor.example", "")]
    [InlineData("email", "ada", "email email-invalid")]
    public void A_field_is_held_to_the_rules_of_a_request(string column, string value, string wrong)
    {
        var (profile, errors) = Check(RosterFormat.Standard, new(StringComparer.Ordinal) { ["npi"] = "1234567893", ["firstName"] = "Ada", ["lastName"] = "Baker", [column] = value });
        string.Join(';', errors.Select(error => $"{error.Field} {error.Code}")).ShouldBe(wrong);
        (profile is null).ShouldBe(wrong.Length > 0);
        errors.ShouldAllBe(error => value.Length == 0 || !error.Message.Contains(value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2", "", "", "Entity Type Code npi-of-organization")]
    [InlineData("", "", "", "Entity Type Code entity-type-invalid")]
    [InlineData("", "06/30/2018", "", "NPI Deactivation Date npi-deactivated")]
    [InlineData("1", "06/30/2018", "06/29/2018", "NPI Deactivation Date npi-deactivated")]
    [InlineData("1", "06/30/2018", "soon", "NPI Deactivation Date npi-deactivated")]
    [InlineData("1", "06/30/2018", "07/01/2018", "")]
    public void Only_people_with_an_NPI_that_holds_are_taken_from_an_NPPES_file(string entity, string deactivated, string reactivated, string wrong)
    {
        var (_, errors) = Check(RosterFormat.Nppes, Nppes.Values((RosterColumns.EntityType, entity), (RosterColumns.DeactivatedOn, deactivated), (RosterColumns.ReactivatedOn, reactivated)));
        string.Join(';', errors.Select(error => $"{error.Field} {error.Code}")).ShouldBe(wrong);
    }

    [Fact]
    public void An_NPPES_row_has_all_its_taxonomies_the_primary_first_its_licences_and_its_other_name()
    {
        var (profile, errors) = Check(RosterFormat.Nppes, Nppes.Values(
            (RosterColumns.NppesMiddleName, "M"), (RosterColumns.OtherLastName, "ABLE"), (RosterColumns.OtherFirstName, "ADA"),
            (RosterColumns.NppesTaxonomy(1), "207Q00000X"), (RosterColumns.NppesLicense(1), "1.234"), (RosterColumns.NppesLicenseState(1), "CT"), (RosterColumns.NppesPrimary(1), "N"),
            (RosterColumns.NppesTaxonomy(15), "208D00000X"), (RosterColumns.NppesLicense(15), "55"), (RosterColumns.NppesLicenseState(15), "RI"), (RosterColumns.NppesPrimary(15), "Y"),
            (RosterColumns.NppesTaxonomy(3), "363L00000X"), (RosterColumns.NppesLicense(3), "1.234"), (RosterColumns.NppesLicenseState(3), "CT")));

        errors.ShouldBeEmpty();
        (profile!.Npi, profile.FirstName, profile.MiddleName, profile.LastName).ShouldBe(("1234567893", "ADA", "M", "BAKER"));
        profile.FormerNames.ShouldBe(["ADA ABLE"]);
        profile.Taxonomies.ShouldBe(["208D00000X", "207Q00000X", "363L00000X"]);
        profile.Licenses.ShouldBe([new License("RI", "55"), new License("CT", "1.234")]);
    }

    [Fact]
    public void An_error_of_an_NPPES_row_names_the_column_of_the_file()
    {
        var (_, errors) = Check(RosterFormat.Nppes, Nppes.Values(
            (RosterColumns.NppesNpi, "1234567890"), (RosterColumns.NppesFirstName, ""), (RosterColumns.NppesTaxonomy(7), "none"),
            (RosterColumns.NppesTaxonomy(9), "207Q00000X"), (RosterColumns.NppesLicense(9), new string('9', 51)), (RosterColumns.NppesLicenseState(9), "CT")), sameNpiAs: 3);
        errors.Select(error => $"{error.Field} {error.Code}").ShouldBe(
        [
            "NPI npi-invalid", "Provider First Name first-name-missing", "Healthcare Provider Taxonomy Code_7 taxonomy-invalid",
            "Provider License Number_9 license-number-invalid", "NPI npi-repeated",
        ]);
    }

    private static (ProviderProfile? Profile, IReadOnlyList<FieldError> Errors) Check(RosterFormat format, Dictionary<string, string> values, int? sameNpiAs = null) =>
        RowCheck.Of(format, Some.Client, new RosterRow(5, values.Where(value => value.Value.Length > 0).ToDictionary(StringComparer.Ordinal), sameNpiAs), s_validator);

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
