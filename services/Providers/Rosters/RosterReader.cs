using System.Text.Unicode;
using Credentialing.Providers.Identifiers;
using Credentialing.ServiceDefaults.Domain;
using CsvHelper;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// Reads a roster row by row: RFC 4180 in UTF-8, with or without a byte order mark, whatever ends its lines. No field of a
/// roster goes over several lines, so each line is a row, and a quotation mark that is never closed spoils one row only.
/// </summary>
internal sealed class RosterReader : IDisposable
{
    private const int LongestRow = 64 * 1024;

    private readonly CsvReader _csv;
    private readonly Dictionary<string, int> _npis = new(StringComparer.Ordinal);
    private readonly Dictionary<long, CsvMalformedReason> _malformed = [];
    private readonly bool _isUtf16;
    private RosterHeader? _header;

    /// <summary>Reads from a stream that can be read from anywhere; it stays open.</summary>
    public RosterReader(Stream file)
    {
        // The mark of UTF-16 or UTF-32, which would be followed without a word; no UTF-8 begins so.
        _isUtf16 = file.ReadByte() is 0xFE or 0xFF;
        file.Position = 0;
        _csv = CsvReader.Create(
            file,
            new CsvReaderOptions
            {
                Separator = ',', HasHeader = false, AllowLineBreaksInQuotes = false, MaxRecordSize = LongestRow, TrackLineNumbers = true,
                IncludeValuesInExceptions = false, OnMalformedRecord = record => _malformed[record.LineNumber] = record.Reason,
            },
            leaveOpen: true);
    }

    /// <summary>There is no row.</summary>
    public static Refusal Empty { get; } = Refusal.OfContent("file-empty", "The file has no rows.", "file");

    /// <summary>It is no CSV, or no longer.</summary>
    public static Refusal NotCsv { get; } = Refusal.OfContent(
        "file-not-csv", "The file is not CSV: fields are separated by commas, and each quotation mark that opens a field is closed.", "file");

    private static Refusal NotUtf8 { get; } = Refusal.OfContent("file-not-utf8", "The file is not UTF-8: save it as CSV in UTF-8.", "file");

    /// <summary>Understands the header.</summary>
    /// <returns>It, or why the file is refused.</returns>
    /// <exception cref="CsvFormatException">It is no CSV.</exception>
    public async Task<(RosterHeader? Header, Refusal? Refusal)> ReadHeaderAsync(CancellationToken cancellationToken)
    {
        if (!await _csv.ReadAsync(cancellationToken))
        {
            return (null, Empty);
        }

        if (RefusesRecord() is { } refusal)
        {
            return (null, refusal);
        }

        if (_malformed.Remove(_csv.LineNumber) || _csv.RawRecord.Contains((byte)0))
        {
            return (null, NotCsv);
        }

        (_header, var unknown) = RosterHeader.Read([.. Enumerable.Range(0, _csv.FieldCount).Select(_csv.GetString)]);
        return (_header, unknown);
    }

    /// <summary>Reads the next row that is not blank; neither at the end.</summary>
    /// <returns>It, or why the whole file is refused.</returns>
    /// <exception cref="CsvFormatException">It is no CSV any more.</exception>
    public async Task<(RosterRow? Row, Refusal? Refusal)> ReadRowAsync(CancellationToken cancellationToken)
    {
        while (await _csv.ReadAsync(cancellationToken))
        {
            if (RefusesRecord() is { } refusal)
            {
                return (null, refusal);
            }

            if (!IsBlank())
            {
                return (RowHere(), null);
            }
        }

        return (null, null);
    }

    public void Dispose() => _csv.Dispose();

    private Refusal? RefusesRecord() => !_isUtf16 && Utf8.IsValid(_csv.RawRecord) ? null : NotUtf8;

    private bool IsBlank() => _csv.RawRecord.IndexOfAnyExcept(" ,\t\""u8) < 0;

    private RosterRow RowHere()
    {
        var line = (int)_csv.LineNumber;
        if (FaultHere(line) is { } fault)
        {
            return new RosterRow(line, new Dictionary<string, string>(StringComparer.Ordinal), null, fault);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (index, column) in _header!.Columns)
        {
            if (!_csv.IsEmpty(index) && _csv.GetString(index).Trim() is { Length: > 0 } text)
            {
                values[column] = text;
            }
        }

        return new RosterRow(line, values, EarlierRowOf(values, line));
    }

    private RowFault? FaultHere(int line) =>
        _malformed.Remove(line, out var reason) ? reason is CsvMalformedReason.LineBreakInQuotes or CsvMalformedReason.UnterminatedQuote ? RowFault.LineBreak : RowFault.Quotes
        : _csv.FieldCount != _header!.Count ? RowFault.FieldCount
        : _csv.RawRecord.Contains((byte)0) ? RowFault.Character
        : null;

    // Whichever piece is imported first: it is the row that comes first in the file that has the NPI.
    private int? EarlierRowOf(Dictionary<string, string> values, int line) =>
        values.TryGetValue(_header!.NpiColumn, out var npi) && Npi.IsValid(npi) && !_npis.TryAdd(npi, line) ? _npis[npi] : null;
}
