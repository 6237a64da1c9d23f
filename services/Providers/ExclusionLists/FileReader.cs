using System.Text;
using Credentialing.ServiceDefaults.Domain;
using CsvHelper;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>What a file says: its rows, and what is wrong with those that are not taken whole.</summary>
/// <param name="Rows">The rows that can be read, each exclusion once.</param>
/// <param name="Read">How many rows the file has.</param>
/// <param name="Repeated">How many of them are there twice.</param>
/// <param name="Refused">How many of them cannot be read.</param>
/// <param name="EndsBroken">Whether the last row is not whole.</param>
/// <param name="Faults">What is wrong with which row, and whether the row is left out; the first of them, where they are many.</param>
/// <param name="Unread">Whom the rows that cannot be read may be about.</param>
internal sealed record FileContent(
    IReadOnlyList<ListedRow> Rows, int Read, int Repeated, int Refused, bool EndsBroken, IReadOnlyList<(int Row, RowFault Fault, bool Refused)> Faults, UnreadRows Unread);

/// <summary>Reads a file of a list row by row, as RFC 4180 and the list's own columns say.</summary>
internal static class FileReader
{
    private const int MostFaults = 10_000;
    private const int LongestRow = 64 * 1024;

    /// <summary>Reads a file.</summary>
    /// <returns>What it says; or why it is no file of this list.</returns>
    public static async Task<(FileContent? Content, Refusal? Refusal)> ReadAsync(Stream file, bool isUtf8, ListFormat format, ListKind kind, CancellationToken cancellationToken)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',', HasHeader = false, MaxRecordSize = LongestRow, IncludeValuesInExceptions = false, Encoding = isUtf8 ? Encoding.UTF8 : Encoding.Latin1,
        };
        await using var csv = CsvReader.Create(file, options, leaveOpen: true);
        try
        {
            if (!await csv.ReadAsync(cancellationToken) || !format.IsHeader(FieldsOf(csv)))
            {
                return (null, new Refusal("not-the-list", "The first row is not the header that the files of this list have."));
            }

            return (await ReadRowsAsync(csv, format, kind, cancellationToken), null);
        }
        catch (CsvFormatException)
        {
            // A quote that never ends takes the rest of the file for one field.
            return (null, new Refusal("not-readable", $"The file cannot be read as comma-separated rows beyond row {csv.RowNumber}."));
        }
    }

    private static async Task<FileContent> ReadRowsAsync(CsvReader csv, ListFormat format, ListKind kind, CancellationToken cancellationToken)
    {
        var (rows, seen, faults) = (new List<ListedRow>(), new HashSet<UInt128>(), new List<(int, RowFault, bool)>());
        var (count, repeated, refused, isBroken, unread) = (0, 0, 0, false, new UnreadRows());
        while (await csv.ReadAsync(cancellationToken))
        {
            count++;
            var read = format.Read(FieldsOf(csv), kind);
            isBroken = read.Refusal is { Code: "columns" };
            if (read.Row is not { } row)
            {
                refused++;
                unread.Add(read.Named);
                Note(read.Refusal!, isRefused: true);
            }
            else if (seen.Add(KeyOf(row.Identity)))
            {
                rows.Add(row);
                foreach (var note in read.Notes)
                {
                    Note(note, isRefused: false);
                }
            }
            else
            {
                repeated++;
            }
        }

        return new FileContent(rows, count, repeated, refused, isBroken, faults, unread);

        void Note(RowFault fault, bool isRefused)
        {
            if (faults.Count < MostFaults)
            {
                faults.Add((count + 1, fault, isRefused));
            }
        }
    }

    private static string[] FieldsOf(CsvReader csv)
    {
        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv.GetString(i);
        }

        return fields;
    }

    /// <summary>An identity or a content, to be found by.</summary>
    public static UInt128 KeyOf(byte[] hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
}
