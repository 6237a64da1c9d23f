using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.Screening;

/// <summary>The id of a screening run.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct ScreeningRunId(Guid Value) : IId<ScreeningRunId>
{
    /// <inheritdoc/>
    public static ScreeningRunId From(Guid value) => new(value);
}

/// <summary>Why providers are screened.</summary>
public enum RunReason
{
    /// <summary>Somebody asked for it.</summary>
    Requested,

    /// <summary>A calendar month has begun (42 CFR 455.436).</summary>
    Monthly,

    /// <summary>A list has another edition.</summary>
    NewEdition,
}

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>It is under way.</summary>
    Running,

    /// <summary>Every provider was screened.</summary>
    Completed,
}

/// <summary>The edition of a list that a run began with.</summary>
/// <param name="List">The code of the list.</param>
/// <param name="Edition">The edition.</param>
public sealed record ListEdition(string List, int Edition);

/// <summary>What came of providers that were screened.</summary>
/// <param name="Clear">Nobody on the lists.</param>
/// <param name="Possible">Somebody on the lists may be the provider.</param>
/// <param name="Match">Somebody on the lists is the provider.</param>
/// <param name="Undetermined">It cannot be told.</param>
/// <param name="AlertsRaised">How many alerts were raised.</param>
public sealed record RunCounts(int Clear, int Possible, int Match, int Undetermined, int AlertsRaised);

/// <summary>The screening of every provider of a client, or of all, in parts that any copy of the service may do.</summary>
public sealed class ScreeningRun : Aggregate<ScreeningRunId>
{
    private ScreeningRun()
    {
    }

    /// <summary>Whose providers; none for everybody's.</summary>
    public Guid[] ClientIds { get; private set; } = [];

    /// <summary>Why.</summary>
    public RunReason Reason { get; private set; }

    /// <summary>Where it stands.</summary>
    public RunState State { get; private set; }

    /// <summary>The editions that it began with.</summary>
    public IReadOnlyList<ListEdition> Editions { get; private set; } = [];

    /// <summary>How many providers there are to screen.</summary>
    public int Providers { get; private set; }

    /// <summary>How many were screened.</summary>
    public int Screened { get; private set; }

    /// <summary>What came of them.</summary>
    public RunCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>The account that asked for it.</summary>
    public string RequestedBy { get; private set; } = "";

    /// <summary>When the last provider was screened (UTC).</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Starts a run.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="client">Whose providers; null for everybody's.</param>
    /// <param name="reason">Why.</param>
    /// <param name="editions">The editions in force.</param>
    /// <param name="parts">How many providers each part has.</param>
    /// <param name="by">The account that asks for it.</param>
    /// <param name="at">When (UTC).</param>
    public static ScreeningRun Start(
        ScreeningRunId id, ClientId? client, RunReason reason, IReadOnlyList<ListEdition> editions, IReadOnlyList<int> parts, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var run = new ScreeningRun
        {
            Id = id, ClientIds = client is { } one ? [one.Value] : [], Reason = reason, Editions = editions, Providers = parts.Sum(), RequestedBy = by,
        };
        for (var number = 0; number < parts.Count; number++)
        {
            run.Raise(new ScreeningPartDue(id.Value, number, at));
        }

        run.Settle(at);
        return run;
    }

    /// <summary>A part was screened.</summary>
    /// <param name="providers">How many providers it had; one that is gone since counts too.</param>
    /// <param name="counts">What came of them.</param>
    /// <param name="at">When (UTC).</param>
    public void Count(int providers, RunCounts counts, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Screened += providers;
        Counts = new RunCounts(
            Counts.Clear + counts.Clear, Counts.Possible + counts.Possible, Counts.Match + counts.Match, Counts.Undetermined + counts.Undetermined,
            Counts.AlertsRaised + counts.AlertsRaised);
        Settle(at);
    }

    /// <summary>Why everybody must be screened now, if they must: in every calendar month, and when a list says something else.</summary>
    /// <param name="last">The last run over everybody.</param>
    /// <param name="editions">The editions in force.</param>
    /// <param name="now">Now (UTC).</param>
    public static RunReason? IsDue(ScreeningRun? last, IReadOnlyList<ListEdition> editions, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(editions);
        if (editions.Count == 0 || last is { State: RunState.Running })
        {
            return null;
        }

        return last is null || (last.CreatedAt.UtcDateTime.Year, last.CreatedAt.UtcDateTime.Month) != (now.UtcDateTime.Year, now.UtcDateTime.Month) ? RunReason.Monthly
            : editions.Except(last.Editions).Any() ? RunReason.NewEdition
            : null;
    }

    private void Settle(DateTimeOffset at)
    {
        if (Screened >= Providers)
        {
            (State, FinishedAt) = (RunState.Completed, at);
        }
    }
}

/// <summary>A part of a run: done once, whoever does it.</summary>
public sealed class ScreeningRunPart
{
    private ScreeningRunPart()
    {
    }

    /// <summary>The run.</summary>
    public ScreeningRunId RunId { get; private init; }

    /// <summary>Which part, from 0.</summary>
    public int Number { get; private init; }

    /// <summary>The providers.</summary>
    public Guid[] ProviderIds { get; private init; } = [];

    /// <summary>When it was done (UTC).</summary>
    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>A part that is to be done.</summary>
    /// <param name="run">The run.</param>
    /// <param name="number">Which part.</param>
    /// <param name="providers">The providers.</param>
    public static ScreeningRunPart Of(ScreeningRunId run, int number, Guid[] providers) => new() { RunId = run, Number = number, ProviderIds = providers };

    /// <summary>It is done.</summary>
    /// <param name="at">When (UTC).</param>
    public void Finish(DateTimeOffset at) => DoneAt = at;
}
