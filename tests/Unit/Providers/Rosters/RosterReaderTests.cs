using Credentialing.Providers.Rosters;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers.Rosters;

public sealed class RosterReaderTests
{
    private const string Header = "npi,firstName,lastName";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Rows_are_numbered_as_a_spreadsheet_does_whatever_ends_them(string end)
    {
        var rows = await ReadAsync(string.Join(end, "\uFEFF" + Header, "1234567893,Ada,Baker", "", ",,", "\"1000000004\",\" Zoë \",\"O\"\"Neil, Jr\""));
        rows.Select(row => (row.Row, row["npi"], row["firstName"], row["lastName"])).ShouldBe([(2, "1234567893", "Ada", "Baker"), (5, "1000000004", "Zoë", "O\"Neil, Jr")]);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_spoils_no_other_one()
    {
        var rows = await ReadAsync(string.Join('\n', Header, "1234567893,Ada", "\"1000000004,Ada,Baker", "1000000012,Ada,Ba\"ker", "\"1000000020\"x,Ada,Baker", "1000000038,Ada,Ba\0ker", "1000000046,Ada,Baker,", "1000000053,Ada,Baker"));
        rows.Select(row => (row.Row, row.Fault)).ShouldBe(
        [
            (2, RowFault.FieldCount), (3, RowFault.LineBreak), (4, RowFault.Quotes), (5, RowFault.Quotes), (6, RowFault.Character), (7, RowFault.FieldCount), (8, null),
        ]);
    }

    [Fact]
    public async Task The_first_of_two_rows_with_an_NPI_has_it()
    {
        var rows = await ReadAsync($"{Header}\n1234567893,Ada,Baker\nnone,Ada,Baker\nnone,Ada,Baker\n1234567893,Ada,Baker");
        rows.Select(row => row.SameNpiAs).ShouldBe([null, null, null, 2]);
    }

    private static async Task<List<RosterRow>> ReadAsync(string file)
    {
        using var reader = new RosterReader(Nppes.File(file));
        (await reader.ReadHeaderAsync(default)).Refusal.ShouldBeNull();
        var rows = new List<RosterRow>();
        while (await reader.ReadRowAsync(default) is { Row: { } row })
        {
            rows.Add(row);
        }

        return rows;
    }
}
