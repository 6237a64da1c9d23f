using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>The id of an import.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct ListImportId(Guid Value) : IId<ListImportId>
{
    /// <inheritdoc/>
    public static ListImportId From(Guid value) => new(value);
}

/// <summary>Where an import stands.</summary>
public enum ImportState
{
    /// <summary>The file is there and waits for its turn.</summary>
    Queued,

    /// <summary>The file was taken; what it says is in force.</summary>
    Completed,

    /// <summary>The file cannot be believed; nothing has changed.</summary>
    Refused,
}

/// <summary>How many rows of a file came to what.</summary>
/// <param name="Read">All of them, without the header.</param>
/// <param name="Added">New on the list.</param>
/// <param name="Changed">On the list already, saying something else now.</param>
/// <param name="Unchanged">On the list already, saying the same.</param>
/// <param name="Ended">Of the list, no longer in force since: reinstated, or left out of a full file.</param>
/// <param name="Unmatched">Of what is over and not in force: a reinstatement of nobody on the list, an exclusion that was ended before.</param>
/// <param name="Repeated">In the file twice.</param>
/// <param name="Refused">Not readable.</param>
public sealed record RowCounts(int Read, int Added, int Changed, int Unchanged, int Ended, int Unmatched, int Repeated, int Refused);

/// <summary>One file for one list: what it did, and which edition it made.</summary>
public sealed class ListImport : Aggregate<ListImportId>
{
    private ListImport()
    {
    }

    /// <summary>The code of the list.</summary>
    public string List { get; private set; } = "";

    /// <summary>What the file does.</summary>
    public ListKind Kind { get; private set; }

    /// <summary>Where it stands.</summary>
    public ImportState State { get; private set; }

    /// <summary>The SHA-256 of the file.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>How many bytes it has.</summary>
    public long Size { get; private set; }

    /// <summary>Whether its text is UTF-8; else it is Latin-1, as the OIG writes it.</summary>
    public bool IsUtf8 { get; private set; }

    /// <summary>Of which day its data is, as whoever brought it says.</summary>
    public DateOnly? AsOf { get; private set; }

    /// <summary>Whether it may have many fewer entries than are in force, as what somebody brings may and what is fetched may not.</summary>
    public bool MayShrink { get; private set; }

    /// <summary>The account that brought it.</summary>
    public string BroughtBy { get; private set; } = "";

    /// <summary>What came of its rows.</summary>
    public RowCounts Rows { get; private set; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>The edition that it made; null when it was refused or was there before.</summary>
    public int? Edition { get; private set; }

    /// <summary>Why it was refused: stable, kebab-case.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Why it was refused, or what it was otherwise, in words.</summary>
    public string? Reason { get; private set; }

    /// <summary>When it was done (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Takes a file in.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="list">The code of the list.</param>
    /// <param name="kind">What the file does.</param>
    /// <param name="file">What is known of the file.</param>
    /// <param name="terms">What whoever brought it says of it.</param>
    /// <param name="by">The account that brought it.</param>
    /// <param name="at">When (UTC).</param>
    public static ListImport Receive(ListImportId id, string list, ListKind kind, StoredFile file, ImportTerms terms, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(terms);
        var import = new ListImport
        {
            Id = id, List = list, Kind = kind, Hash = file.Hash, Size = file.Size, IsUtf8 = file.IsUtf8, AsOf = terms.AsOf, MayShrink = terms.MayShrink, BroughtBy = by,
        };
        import.Raise(new ExclusionListReceived(id.Value, list, Words.Of(kind), at));
        return import;
    }

    /// <summary>The file was taken.</summary>
    /// <param name="edition">The edition that it made.</param>
    /// <param name="rows">What came of its rows.</param>
    /// <param name="at">When (UTC).</param>
    public void Complete(int edition, RowCounts rows, DateTimeOffset at) => (State, Edition, Rows, FinishedAt) = (ImportState.Completed, edition, rows, at);

    /// <summary>The same file is part of what is in force.</summary>
    /// <param name="at">When (UTC).</param>
    public void Repeat(DateTimeOffset at) =>
        (State, Reason, FinishedAt) = (ImportState.Completed, "The same file is part of the list already: nothing has changed.", at);

    /// <summary>The file cannot be believed.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="rows">What was read of it.</param>
    /// <param name="at">When (UTC).</param>
    public void Refuse(Refusal refusal, RowCounts rows, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        (State, ReasonCode, Reason, Rows, FinishedAt) = (ImportState.Refused, refusal.Code, refusal.Detail, rows, at);
    }
}

/// <summary>What is known of a file that is kept.</summary>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="IsUtf8">Whether its text is UTF-8.</param>
public sealed record StoredFile(byte[] Hash, long Size, bool IsUtf8);

/// <summary>What whoever brings a file says of it.</summary>
/// <param name="AsOf">Of which day its data is.</param>
/// <param name="MayShrink">Whether it may have many fewer entries than are in force: somebody has decided that it replaces them.</param>
public sealed record ImportTerms(DateOnly? AsOf, bool MayShrink);
