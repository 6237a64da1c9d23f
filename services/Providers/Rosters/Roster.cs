using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Rosters;

/// <summary>The id of a roster.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct RosterId(Guid Value) : IId<RosterId>
{
    /// <inheritdoc/>
    public static RosterId From(Guid value) => new(value);
}

/// <summary>Whose header a roster has.</summary>
public enum RosterFormat
{
    /// <summary>Ours: <c>npi</c>, <c>firstName</c> …</summary>
    Standard,

    /// <summary>That of the NPPES dissemination file, 329 columns or 330.</summary>
    Nppes,
}

/// <summary>How far a roster is.</summary>
public enum RosterState
{
    /// <summary>It was taken in, and no row of it was looked at.</summary>
    Queued,

    /// <summary>Rows are being imported.</summary>
    Running,

    /// <summary>Each row is imported or refused.</summary>
    Completed,
}

/// <summary>
/// A list of a client's providers that is being imported, piece by piece: each row becomes a provider, or is left out
/// whole and told why.
/// </summary>
public sealed class Roster : Aggregate<RosterId>, IBelongsToClient
{
    private Roster()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>Whose header it has.</summary>
    public RosterFormat Format { get; private init; }

    /// <summary>How far it is.</summary>
    public RosterState State { get; private set; }

    /// <summary>How many rows it has, blank ones and the header left out.</summary>
    public int Rows { get; private set; }

    /// <summary>How many were looked at.</summary>
    public int RowsRead { get; private set; }

    /// <summary>How many of those became a provider.</summary>
    public int RowsImported { get; private set; }

    /// <summary>How many of those were left out.</summary>
    public int RowsRefused { get; private set; }

    /// <summary>How many errors there are; a row may have several.</summary>
    public int ErrorCount { get; private set; }

    /// <summary>The account that sent it, in whose name its providers are set up.</summary>
    public string UploadedBy { get; private init; } = "";

    /// <summary>When the first piece was begun (UTC).</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When the last row was done (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Takes a roster in.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Whose providers they are.</param>
    /// <param name="format">Whose header it has.</param>
    /// <param name="by">The account that sent it.</param>
    public static Roster TakeIn(RosterId id, ClientId client, RosterFormat format, string by) =>
        new() { Id = id, ClientId = client, Format = format, UploadedBy = by };

    /// <summary>States how many rows it has, once all of it was read.</summary>
    /// <param name="rows">At least one.</param>
    public void Hold(int rows) => Rows = rows;

    /// <summary>A piece of it is done; with the last one it is complete.</summary>
    /// <param name="imported">How many rows became a provider.</param>
    /// <param name="refused">How many were left out.</param>
    /// <param name="errors">How many errors those have.</param>
    /// <param name="begunAt">When the piece was begun (UTC).</param>
    /// <param name="at">Now (UTC).</param>
    public void Progress(int imported, int refused, int errors, DateTimeOffset begunAt, DateTimeOffset at)
    {
        RowsRead += imported + refused;
        (RowsImported, RowsRefused, ErrorCount) = (RowsImported + imported, RowsRefused + refused, ErrorCount + errors);
        StartedAt = StartedAt < begunAt ? StartedAt : begunAt;
        (State, FinishedAt) = RowsRead == Rows ? (RosterState.Completed, at) : (RosterState.Running, (DateTimeOffset?)null);
    }
}
