using Credentialing.Providers.Rosters;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers.Rosters;

public sealed class RosterHeaderTests
{
    [Theory]
    [InlineData("npi,firstName,lastName")]
    [InlineData("lastName,npi,firstName")]
    [InlineData(" NPI ,FIRSTNAME,lastname,Email")]
    [InlineData("npi,firstName,middleName,lastName,taxonomy,licenseState,licenseNumber,dateOfBirth,email")]
    public void Our_header_is_understood_in_any_order_and_with_any_capitals(string header)
    {
        var (read, refusal) = RosterHeader.Read(header.Split(','));
        refusal.ShouldBeNull();
        (read!.Format, read.Count, read.Columns.Count).ShouldBe((RosterFormat.Standard, header.Split(',').Length, header.Split(',').Length));
        read.Columns.ShouldAllBe(column => string.Equals(header.Split(',')[column.Index].Trim(), column.Column, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(Nppes.ColumnsOf2018)]
    [InlineData(Nppes.ColumnsOf2018 + 1)]
    public void The_header_of_the_NPPES_file_is_understood_with_329_columns_and_with_330(int count)
    {
        var (read, refusal) = RosterHeader.Read(Nppes.Header(count));
        refusal.ShouldBeNull();
        (read!.Format, read.Count).ShouldBe((RosterFormat.Nppes, count));
        read.Columns.Count.ShouldBe(9 + (4 * 15));
    }

    [Theory]
    [InlineData("roster-header-unknown", "1234567893,Ada,Baker")]
    [InlineData("roster-header-unknown", "npi;firstName;lastName")]
    [InlineData("roster-column-unknown", "npi,firstName,lastName,ssn")]
    [InlineData("roster-column-unknown", "npi,firstName,lastName,")]
    [InlineData("roster-column-repeated", "npi,firstName,lastName,NPI")]
    [InlineData("roster-column-missing", "npi,lastName")]
    [InlineData("roster-column-missing", "firstName,lastName")]
    [InlineData("roster-column-missing", "NPI,Entity Type Code,Provider First Name")]
    [InlineData("roster-column-repeated", "NPI,Entity Type Code,Provider First Name,Provider Last Name (Legal Name),Provider Gender Code,Provider Gender Code")]
    public void What_is_no_header_is_refused_and_not_quoted(string code, string header)
    {
        var (read, refusal) = RosterHeader.Read(header.Split(','));
        read.ShouldBeNull();
        (refusal!.Code, refusal.Field).ShouldBe((code, "file"));
        refusal.Detail.ShouldNotContain("1234567893");
    }
}
