using System.ComponentModel.DataAnnotations;
using Credentialing.Providers.Providers;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Encryption;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using CsvHelper;

namespace Credentialing.Providers.Rosters;

/// <summary>The form of a roster, as the contract describes it.</summary>
internal sealed record RosterForm([property: Required] IFormFile File, Guid ClientId);

/// <summary>The <c>Rosters</c> section of the configuration: how much is taken.</summary>
internal sealed record RosterLimits
{
    /// <summary>Bytes of one file; a little less than the gateway lets in.</summary>
    public long MaxBytes { get; init; } = 96L * 1024 * 1024;

    /// <summary>Rows of one file.</summary>
    public int MaxRows { get; init; } = 500_000;

    /// <summary>How many rows are imported, or left for later, as one.</summary>
    public int ChunkRows { get; init; } = 1000;
}

/// <summary>
/// Takes a roster in: reads all of it, so that what is no roster is refused at once and whole, and keeps its rows,
/// encrypted, until they are imported. One chunk of them is in memory at a time.
/// </summary>
internal static class UploadRoster
{
    private static readonly string[] s_fields = ["clientId"];

    public static async Task<Acceptance<RosterResponse>> Handle(
        HttpRequest request, RosterLimits limits, Caller caller, ProvidersDb db, IFieldCipher cipher, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (caller.IsOnlyProvider())
        {
            return Problem.Forbidden;
        }

        var form = await FormReader.ReadAsync(request, limits.MaxBytes, s_fields, cancellationToken);
        var (file, client) = (form.File(), new ClientId(form.Id("clientId")));
        if (form.Refusal is { } invalid)
        {
            return invalid;
        }

        if (await db.FindKnownClientAsync(client, cancellationToken) is null)
        {
            return Problem.NotFound("client");
        }

        if (file!.Length > limits.MaxBytes)
        {
            return Uploads.TooLarge(limits.MaxBytes);
        }

        await using var content = file.OpenReadStream();
        using var reader = new RosterReader(content);
        try
        {
            var (header, refusal) = await reader.ReadHeaderAsync(cancellationToken);
            if (header is null)
            {
                return refusal!;
            }

            var now = clock.GetUtcNow();
            var roster = Roster.TakeIn(new RosterId(Guid.CreateVersion7(now)), client, header.Format, caller.Id);
            return await KeepAsync(reader, roster, limits, db, cipher, now, cancellationToken) is { } wrong
                ? wrong
                : Acceptance<RosterResponse>.Of(roster.ToResponse([]), $"/v1/rosters/{roster.Id.Value}");
        }
        catch (CsvFormatException)
        {
            return RosterReader.NotCsv;
        }
    }

    private static async Task<Refusal?> KeepAsync(
        RosterReader reader, Roster roster, RosterLimits limits, ProvidersDb db, IFieldCipher cipher, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (count, number, rows) = (0, 0, new List<RosterRow>(limits.ChunkRows));
        while (true)
        {
            var (row, refusal) = await reader.ReadRowAsync(cancellationToken);
            if (refusal is not null)
            {
                return refusal;
            }

            if (row is null)
            {
                break;
            }

            if (++count > limits.MaxRows)
            {
                return Refusal.OfContent("file-too-many-rows", $"A roster may have at most {limits.MaxRows} rows.", "file");
            }

            rows.Add(row);
            if (rows.Count == limits.ChunkRows)
            {
                db.Add(RosterChunk.Of(roster, number++, rows, cipher, now));
                await db.SaveNewAsync(cancellationToken);
                rows.Clear();
            }
        }

        if (count == 0)
        {
            return RosterReader.Empty;
        }

        if (rows.Count > 0)
        {
            db.Add(RosterChunk.Of(roster, number, rows, cipher, now));
        }

        roster.Hold(count);
        db.Add(roster);
        await db.SaveNewAsync(cancellationToken);
        return null;
    }
}
