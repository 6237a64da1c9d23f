using System.Text.Json;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Http.Json;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Rosters;

/// <summary>
/// Rows of a roster that are not imported yet, encrypted, for they hold dates of birth; gone in the transaction that
/// imports them. Of each row only what a provider can have is in here: not the addresses of an NPPES file.
/// </summary>
internal sealed class RosterChunk : IBelongsToClient
{
    public RosterId RosterId { get; private init; }

    /// <summary>0, 1, 2 …</summary>
    public int Number { get; private init; }

    public ClientId ClientId { get; private init; }

    public byte[] Data { get; private init; } = [];

    /// <summary>How often it was tried in vain.</summary>
    public int Attempts { get; private init; }

    public DateTimeOffset NextAttemptAt { get; private init; }

    public static RosterChunk Of(Roster roster, int number, IReadOnlyList<RosterRow> rows, IFieldCipher cipher, DateTimeOffset now) => new()
    {
        RosterId = roster.Id,
        Number = number,
        ClientId = roster.ClientId,
        Data = cipher.Encrypt(Purpose(roster.Id, number), JsonSerializer.SerializeToUtf8Bytes(rows, StrictJson.Options)),
        NextAttemptAt = now,
    };

    public IReadOnlyList<RosterRow> Open(IFieldCipher cipher) =>
        JsonSerializer.Deserialize<IReadOnlyList<RosterRow>>(cipher.Decrypt(Purpose(RosterId, Number), Data), StrictJson.Options)!;

    // Bound to its place: chunks cannot be exchanged or moved.
    private static string Purpose(RosterId roster, int number) => $"roster.rows/{roster.Value}/{number}";
}

/// <summary>A row as it was read: what the file says in the columns that are understood, without judgement.</summary>
/// <param name="Row">The line of the file, as a spreadsheet numbers it: the header is 1.</param>
/// <param name="Values">Column to text; empty ones are left out.</param>
/// <param name="SameNpiAs">The earlier row that has this NPI.</param>
/// <param name="Fault">Why it cannot be read as a row.</param>
internal sealed record RosterRow(int Row, IReadOnlyDictionary<string, string> Values, int? SameNpiAs = null, RowFault? Fault = null)
{
    /// <summary>The text in a column; null when there is none.</summary>
    public string? this[string column] => Values.GetValueOrDefault(column);
}

/// <summary>Why a line cannot be read as a row.</summary>
internal enum RowFault
{
    /// <summary>It has more fields than the header, or fewer.</summary>
    FieldCount,

    /// <summary>A field has a quotation mark in the wrong place.</summary>
    Quotes,

    /// <summary>A field goes over several lines.</summary>
    LineBreak,

    /// <summary>A field has a character that cannot be kept, such as U+0000.</summary>
    Character,
}
