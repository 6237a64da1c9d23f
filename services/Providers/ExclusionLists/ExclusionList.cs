using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Providers.ExclusionLists;

/// <summary>The id of a list.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct ExclusionListId(Guid Value) : IId<ExclusionListId>
{
    /// <inheritdoc/>
    public static ExclusionListId From(Guid value) => new(value);
}

/// <summary>What a file would do to a list.</summary>
/// <param name="Entries">How many entries would be in force.</param>
/// <param name="Read">How many rows it has.</param>
/// <param name="Refused">How many of them cannot be read.</param>
/// <param name="EndsBroken">Whether its last row is not whole.</param>
public readonly record struct ListChange(int Entries, int Read, int Refused, bool EndsBroken);

/// <summary>
/// A list as it is in force: an edition for each file that was taken. What is in force is only changed by a whole file
/// that can be believed.
/// </summary>
public sealed class ExclusionList : Aggregate<ExclusionListId>
{
    // Fewer than these are a sample, of which anything may be missing.
    private const int Small = 20;
    private const int Large = 1000;

    private ExclusionList()
    {
    }

    /// <summary>Its code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>The edition in force; 0 before the first.</summary>
    public int Edition { get; private set; }

    /// <summary>The edition of the full file that everything since adds to; 0 for none.</summary>
    public int FullEdition { get; private set; }

    /// <summary>How many entries are in force.</summary>
    public int Entries { get; private set; }

    /// <summary>Of which day the source's data is.</summary>
    public DateOnly? DataOf { get; private set; }

    /// <summary>When it was last brought up to date, or found to be (UTC).</summary>
    public DateTimeOffset? LoadedAt { get; private set; }

    /// <summary>A list of which nothing is there yet.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="at">When (UTC).</param>
    public static ExclusionList Begin(string code, DateTimeOffset at) => new() { Id = new ExclusionListId(Guid.CreateVersion7(at)), Code = code };

    /// <summary>Whether a file can be believed.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="change">What it would do.</param>
    /// <param name="mayShrink">Whether somebody has decided that it replaces what is in force, however much that is.</param>
    /// <returns>Why not, or null.</returns>
    public Refusal? Refuses(ListKind kind, ListChange change, bool mayShrink)
    {
        if (change.Read == change.Refused)
        {
            return new Refusal("list-empty", "The file has no row that can be read.");
        }

        if (change.EndsBroken)
        {
            return new Refusal("list-cut-off", "The last row of the file is not whole: it was cut off.");
        }

        if (change.Refused * 2 > change.Read || (change.Read >= Large && change.Refused * 50 > change.Read))
        {
            return new Refusal("list-spoiled", "Too many rows of the file cannot be read.");
        }

        var hasShrunk = kind == ListKind.Full && ((Entries >= Large && change.Entries * 10 < Entries * 9) || (Entries >= Small && change.Entries * 2 < Entries));
        return hasShrunk && !mayShrink
            ? new Refusal("list-shrunk", "The file has many fewer entries than are in force. If that is right, bring it as a full file yourself.")
            : null;
    }

    /// <summary>A file was taken.</summary>
    /// <param name="kind">What it does.</param>
    /// <param name="entries">How many entries are in force now.</param>
    /// <param name="dataOf">Of which day its data is.</param>
    /// <param name="at">When (UTC).</param>
    public void Take(ListKind kind, int entries, DateOnly? dataOf, DateTimeOffset at)
    {
        Edition++;
        if (kind == ListKind.Full)
        {
            (FullEdition, DataOf) = (Edition, dataOf);
        }
        else
        {
            DataOf = DataOf is null || dataOf > DataOf ? dataOf : DataOf;
        }

        // Who came back says nothing of who was excluded since.
        (Entries, LoadedAt) = (entries, kind == ListKind.Reinstatement ? LoadedAt : at);
    }

    /// <summary>The newest file was there again: the list is still up to date.</summary>
    /// <param name="at">When (UTC).</param>
    public void FindUnchanged(DateTimeOffset at) => LoadedAt = at;

    /// <summary>
    /// Whether it can be relied on: the rules ask for every list once in a calendar month, so what was last brought up to
    /// date before the month that has just ended is too old.
    /// </summary>
    /// <param name="now">Now (UTC).</param>
    public ListInForce On(DateTimeOffset now) =>
        new(Code, StandingOf(LoadedAt, FullEdition > 0, now), Edition == 0 ? null : Edition, DataOf, LoadedAt);

    /// <inheritdoc cref="On"/>
    /// <param name="loadedAt">When it was last brought up to date.</param>
    /// <param name="hasFull">Whether a full file was ever taken: months alone do not say who was excluded before them.</param>
    /// <param name="now">Now (UTC).</param>
    public static ListStanding StandingOf(DateTimeOffset? loadedAt, bool hasFull, DateTimeOffset now)
    {
        var (year, month) = (now.UtcDateTime.Year, now.UtcDateTime.Month);
        return loadedAt is not { } at ? ListStanding.Absent
            : !hasFull ? ListStanding.Incomplete
            : at.UtcDateTime < new DateTime(year, month, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(-1) ? ListStanding.Stale
            : ListStanding.InForce;
    }
}
