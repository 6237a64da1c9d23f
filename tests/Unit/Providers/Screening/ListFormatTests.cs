using Credentialing.Providers.ExclusionLists;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers.Screening;

public sealed class ListFormatTests
{
    [Fact]
    public void A_row_of_the_leie_is_read_without_its_padding()
    {
        var row = ListRows.Leie.Read(ListRows.LeieRow(), ListKind.Full).Row!;

        (row.IsPerson, row.LastName, row.FirstName, row.MiddleName, row.Npi, row.DateOfBirth, row.Type, row.ExcludedOn, row.ReinstatedOn).ShouldBe(
            (true, "LARKSPURIAN", "GIDEON", "W", "1234567893", new DateOnly(1965, 4, 12), "1128a1", new DateOnly(2024, 5, 20), null));
        (row.Role, row.City, row.State).ShouldBe(("PHYSICIAN (MD, DO): FAMILY PRACTICE", "BRIDGEPORT", "CT"));
    }

    [Theory]
    [InlineData("NPI", "0000000000", null)]
    [InlineData("NPI", "", null)]
    [InlineData("NPI", "1234567890", "npi-invalid")]
    [InlineData("NPI", "12345", "npi-invalid")]
    [InlineData("DOB", "", null)]
    [InlineData("DOB", "00000000", null)]
    [InlineData("DOB", "19651332", "date-of-birth-invalid")]
    [InlineData("EXCLTYPE", "  ", "type-missing")]
    [InlineData("REINDATE", "0", null)]
    [InlineData("REINDATE", "SOON", "reinstatement-date-invalid")]
    public void A_field_that_says_nothing_does_not_cost_the_row(string column, string value, string? note)
    {
        var read = ListRows.Leie.Read(ListRows.LeieRow((column, value)), ListKind.Supplement);

        read.Row.ShouldNotBeNull();
        read.Notes.Select(one => one.Code).SingleOrDefault().ShouldBe(note);
        (column switch { "NPI" => read.Row.Npi, "DOB" => read.Row.DateOfBirth?.ToString(), "EXCLTYPE" => read.Row.Type, _ => read.Row.ReinstatedOn?.ToString() }).ShouldBeNull();
        read.Notes.ShouldAllBe(one => value.Trim().Length == 0 || !one.Text.Contains(value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("04/12/65", "1965-04-12")]
    [InlineData("04/12/05", "2005-04-12")]
    [InlineData("04/12/12", "1912-04-12")]
    [InlineData("02/29/00", "2000-02-29")]
    public void A_date_of_birth_with_two_digits_of_the_year_is_of_somebody_grown_up(string value, string born)
    {
        var read = ListRows.Leie.Read(ListRows.LeieRow(("DOB", value)), ListKind.Supplement);

        read.Notes.ShouldBeEmpty();
        read.Row!.DateOfBirth.ShouldBe(DateOnly.Parse(born, null));
    }

    [Theory]
    [InlineData("13/12/65")]
    [InlineData("02/29/01")]
    [InlineData("4/12/1965")]
    public void A_date_of_birth_that_is_none_is_not_used(string value) =>
        ListRows.Leie.Read(ListRows.LeieRow(("DOB", value)), ListKind.Supplement).Notes.Select(note => note.Code).ShouldBe(["date-of-birth-invalid"]);

    [Fact]
    public void A_character_that_cannot_be_kept_costs_the_row_and_not_the_file() =>
        ListRows.Leie.Read(ListRows.LeieRow(("CITY", "BOS\0TON")), ListKind.Full).Refusal!.Code.ShouldBe("character");

    [Theory]
    [InlineData("LASTNAME", "", ListKind.Full, "name-missing")]
    [InlineData("EXCLDATE", "00000000", ListKind.Full, "exclusion-date-invalid")]
    [InlineData("EXCLDATE", "1128a1", ListKind.Supplement, "exclusion-date-invalid")]
    [InlineData("REINDATE", "00000000", ListKind.Reinstatement, "reinstatement-date-invalid")]
    public void A_row_that_does_not_say_who_or_when_is_refused(string column, string value, ListKind kind, string code)
    {
        var read = ListRows.Leie.Read(ListRows.LeieRow((column, value)), kind);

        read.Row.ShouldBeNull();
        (read.Refusal!.Code, read.Refusal.Field).ShouldBe((code, column));
    }

    [Fact]
    public void A_row_with_too_few_or_too_many_fields_is_refused()
    {
        ListRows.Leie.Read(ListRows.LeieRow()[..17], ListKind.Full).Refusal!.Code.ShouldBe("columns");
        ListRows.Sam.Read([.. ListRows.SamRow(), ""], ListKind.Full).Refusal!.Code.ShouldBe("columns");
    }

    [Fact]
    public void A_business_of_the_leie_is_no_person()
    {
        var row = ListRows.Leie.Read(ListRows.LeieRow(("LASTNAME", ""), ("FIRSTNAME", ""), ("BUSNAME", "LITTLE BLESSING LEARNING CENTE")), ListKind.Full).Row!;

        (row.IsPerson, row.Organization, row.DateOfBirth).ShouldBe((false, "LITTLE BLESSING LEARNING CENTE", null));
    }

    [Theory]
    [InlineData("Indefinite", null, null)]
    [InlineData("", null, null)]
    [InlineData("11/21/2026", "2026-11-21", null)]
    [InlineData("2026-11-21", null, "termination-date-invalid")]
    public void An_exclusion_of_sam_ends_when_it_says_so(string termination, string? endsOn, string? note)
    {
        var read = ListRows.Sam.Read(ListRows.SamRow(("Termination Date", termination)), ListKind.Full);

        (read.Row!.EndsOn?.ToString("yyyy-MM-dd"), read.Notes.SingleOrDefault()?.Code).ShouldBe((endsOn, note));
        (read.Row.FirstName, read.Row.MiddleName, read.Row.LastName, read.Row.ExcludedOn, read.Row.IsOver).ShouldBe(("TAMSIN", "R", "QUICKSILVER", new DateOnly(2023, 11, 22), false));
    }

    [Theory]
    [InlineData("Firm", "Name", "TERRA KLEAN SOLUTIONS INC.", true)]
    [InlineData("Special Entity Designation", "Name", "PEANUT BUTTER, LLC", true)]
    [InlineData("Individual", "Last", "", false)]
    [InlineData("Firm", "Name", "", false)]
    [InlineData("Individual", "Active Date", "22.11.2023", false)]
    public void Parties_of_sam_are_people_and_others(string classification, string column, string value, bool isRead)
    {
        var read = ListRows.Sam.Read(ListRows.SamRow(("Classification", classification), (column, value)), ListKind.Full);

        (read.Row is not null).ShouldBe(isRead);
        if (isRead)
        {
            (read.Row!.IsPerson, read.Row.Organization).ShouldBe((false, value));
        }
    }

    [Theory]
    [InlineData("Inactive", true)]
    [InlineData("Active", false)]
    [InlineData("", false)]
    public void A_record_of_sam_that_was_ended_is_over(string status, bool isOver) =>
        ListRows.Sam.Read(ListRows.SamRow(("Record Status", status)), ListKind.Supplement).Row!.IsOver.ShouldBe(isOver);

    [Fact]
    public async Task A_file_says_what_is_wrong_with_which_row_and_takes_each_exclusion_once()
    {
        await using var file = ListRows.File(ListRows.Leie, ListRows.LeieRow(), ListRows.LeieRow(("EXCLDATE", "")), ListRows.LeieRow(), ListRows.LeieRow(("LASTNAME", "O'NEAL, \"SAM\""), ("NPI", "1")));

        var (content, refusal) = await FileReader.ReadAsync(file, isUtf8: true, ListRows.Leie, ListKind.Full, CancellationToken.None);

        refusal.ShouldBeNull();
        (content!.Read, content.Rows.Count, content.Repeated, content.Refused, content.EndsBroken).ShouldBe((4, 2, 1, 1, false));
        content.Rows[1].LastName.ShouldBe("O'NEAL, \"SAM\"");
        content.Faults.Select(fault => (fault.Row, fault.Fault.Field, fault.Fault.Code, fault.Refused)).ShouldBe(
            [(3, "EXCLDATE", "exclusion-date-invalid", true), (5, "NPI", "npi-invalid", false)]);
    }

    [Theory]
    [InlineData("<!doctype html><title>Maintenance</title><p>This file will be back soon.", "not-the-list")]
    [InlineData("LASTNAME,FIRSTNAME\r\nA,B\r\n", "not-the-list")]
    [InlineData("\r\n", "not-the-list")]
    public async Task What_is_no_file_of_the_list_is_refused_whole(string text, string code)
    {
        await using var file = ListRows.File(text);

        (await FileReader.ReadAsync(file, isUtf8: true, ListRows.Leie, ListKind.Full, CancellationToken.None)).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_file_that_was_cut_off_ends_broken()
    {
        var whole = string.Join("\r\n", new[] { [.. ListRows.Leie.Columns], ListRows.LeieRow(), ListRows.LeieRow(("LASTNAME", "OTHER")) }.Select(ListRows.Line));
        await using var file = ListRows.File(whole[..^60]);

        var (content, _) = await FileReader.ReadAsync(file, isUtf8: true, ListRows.Leie, ListKind.Full, CancellationToken.None);

        (content!.Read, content.EndsBroken).ShouldBe((2, true));
    }
}
