using System.Globalization;
using System.Text;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>Writes entries, and what is wrong with rows, by the thousand, in the current transaction: EF would take minutes and audit each.</summary>
internal sealed class EntryTable(ProvidersDb db, IFieldCipher cipher)
{
    public const string DateOfBirthPurpose = "exclusion-entry.dateOfBirth";

    private const string Copy = """
        COPY exclusion_entries (id, list, identity, content, added_in, is_person, first_name, middle_name, last_name, suffix, organization, npi, date_of_birth,
          role, city, state, postal_code, type, reference, also_named, waived_in, excluded_on, ends_on, ended_in, ended_on, "end")
        FROM STDIN (FORMAT BINARY)
        """;

    /// <summary>Adds entries.</summary>
    /// <param name="list">The list.</param>
    /// <param name="edition">The edition that adds them.</param>
    /// <param name="rows">What they say, and why they are over from the start where they are.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AddAsync(string list, int edition, IReadOnlyList<(ListedRow Row, EntryEnd? End)> rows, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(Copy, cancellationToken);
        foreach (var (row, end) in rows)
        {
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(Guid.CreateVersion7(at), NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(list, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(row.Identity, NpgsqlDbType.Bytea, cancellationToken);
            await writer.WriteAsync(row.Content, NpgsqlDbType.Bytea, cancellationToken);
            await writer.WriteAsync(edition, NpgsqlDbType.Integer, cancellationToken);
            await writer.WriteAsync(row.IsPerson, NpgsqlDbType.Boolean, cancellationToken);
            foreach (var text in (string?[])[row.FirstName, row.MiddleName, row.LastName, row.Suffix, row.Organization, row.Npi])
            {
                await WriteAsync(writer, text, NpgsqlDbType.Text, cancellationToken);
            }

            await WriteAsync(writer, Sealed(row.DateOfBirth), NpgsqlDbType.Bytea, cancellationToken);
            foreach (var text in (string?[])[row.Role, row.City, row.State, row.PostalCode, row.Type, row.Reference, row.AlsoNamed, row.WaivedIn])
            {
                await WriteAsync(writer, text, NpgsqlDbType.Text, cancellationToken);
            }

            await writer.WriteAsync(row.ExcludedOn, NpgsqlDbType.Date, cancellationToken);
            await WriteAsync(writer, row.EndsOn, NpgsqlDbType.Date, cancellationToken);
            await WriteAsync(writer, end is null ? null : (int?)edition, NpgsqlDbType.Integer, cancellationToken);
            await WriteAsync(writer, end is null ? null : row.ReinstatedOn, NpgsqlDbType.Date, cancellationToken);
            await WriteAsync(writer, end?.ToString(), NpgsqlDbType.Varchar, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    /// <summary>Ends entries.</summary>
    /// <param name="edition">The edition that ends them.</param>
    /// <param name="why">Why.</param>
    /// <param name="ends">Which, and since when, as the list says.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task EndAsync(int edition, EntryEnd why, IReadOnlyCollection<(Guid Id, DateOnly? On)> ends, CancellationToken cancellationToken)
    {
        if (ends.Count > 0)
        {
            var (ids, days, reason) = (ends.Select(end => end.Id).ToArray(), ends.Select(end => end.On).ToArray(), why.ToString());
            await db.Database.ExecuteAsync(
                $"""
                UPDATE exclusion_entries SET ended_in = {edition}, ended_on = given.day, "end" = {reason}
                FROM unnest({ids}, {days}) AS given (id, day) WHERE exclusion_entries.id = given.id AND ended_in IS NULL
                """,
                cancellationToken);
        }
    }

    /// <summary>Notes what is wrong with the rows of a file.</summary>
    /// <param name="import">The file's import.</param>
    /// <param name="faults">What is wrong with which row, and whether it is left out.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task NoteAsync(ListImportId import, IReadOnlyList<(int Row, RowFault Fault, bool Refused)> faults, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY exclusion_list_row_findings (id, import_id, row, field, code, text, refused) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var (row, fault, refused) in faults)
        {
            await writer.StartRowAsync(cancellationToken);
            await writer.WriteAsync(Guid.CreateVersion7(at), NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(import.Value, NpgsqlDbType.Uuid, cancellationToken);
            await writer.WriteAsync(row, NpgsqlDbType.Integer, cancellationToken);
            await WriteAsync(writer, fault.Field, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(fault.Code, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(fault.Text, NpgsqlDbType.Varchar, cancellationToken);
            await writer.WriteAsync(refused, NpgsqlDbType.Boolean, cancellationToken);
        }

        await writer.CompleteAsync(cancellationToken);
    }

    private static async Task WriteAsync<T>(NpgsqlBinaryImporter writer, T? value, NpgsqlDbType type, CancellationToken cancellationToken)
    {
        if (value is null)
        {
            await writer.WriteNullAsync(cancellationToken);
        }
        else
        {
            await writer.WriteAsync(value, type, cancellationToken);
        }
    }

    // As the mapping of the property writes it.
    private byte[]? Sealed(DateOnly? date) =>
        date is { } day ? cipher.Encrypt(DateOfBirthPurpose, Encoding.UTF8.GetBytes(day.ToString("O", CultureInfo.InvariantCulture))) : null;
}
