using Credentialing.Clients.Clients;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Journeys;

/// <summary>Something that happened on a client's way; it never un-happens.</summary>
public sealed class JourneyFact : IBelongsToClient
{
    /// <inheritdoc/>
    public required ClientId ClientId { get; init; }

    /// <summary>What.</summary>
    public required Fact Fact { get; init; }

    /// <summary>When it happened for the first time (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>That a step was done; it stays done.</summary>
public sealed class DoneStep : IBelongsToClient
{
    /// <inheritdoc/>
    public required ClientId ClientId { get; init; }

    /// <summary>Which.</summary>
    public required Step Step { get; init; }

    /// <summary>When the last of what it takes came true (UTC).</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>
/// How far a client is. Facts arrive in any order and more than once, from this service and from others; which steps
/// they complete is decided by <see cref="StepRules"/>.
/// </summary>
public sealed class Journey : Aggregate<ClientId>
{
    private readonly List<JourneyFact> _facts = [];
    private readonly List<DoneStep> _done = [];

    private Journey()
    {
    }

    /// <summary>What happened.</summary>
    public IReadOnlyList<JourneyFact> Facts => _facts;

    /// <summary>Which steps are done.</summary>
    public IReadOnlyList<DoneStep> Done => _done;

    /// <summary>The journey of a new client.</summary>
    /// <param name="client">The client.</param>
    public static Journey Begin(ClientId client) => new() { Id = client };

    /// <summary>Records that something happened; a second time changes nothing.</summary>
    /// <param name="fact">What.</param>
    /// <param name="kind">The kind of client.</param>
    /// <param name="at">When (UTC).</param>
    public void Record(Fact fact, ClientKind kind, DateTimeOffset at)
    {
        if (_facts.Exists(known => known.Fact == fact))
        {
            return;
        }

        _facts.Add(new JourneyFact { ClientId = Id, Fact = fact, At = at });
        Advance(kind, at);
    }

    /// <summary>Finds the steps that are done by now: a client of another kind has other steps.</summary>
    /// <param name="kind">What kind of client it is.</param>
    /// <param name="at">When.</param>
    public void Advance(ClientKind kind, DateTimeOffset at)
    {
        var facts = _facts.Select(known => known.Fact).ToHashSet();
        var newlyDone = StepRules.For(kind).Where(step => !IsDone(step) && StepRules.IsMet(step, facts)).ToArray();
        foreach (var step in newlyDone)
        {
            _done.Add(new DoneStep { ClientId = Id, Step = step, At = at });
        }

        foreach (var step in newlyDone)
        {
            Raise(new JourneyAdvanced(Id.Value, Words.Of(step), Words.Of(CurrentStep(kind)), at));
        }
    }

    /// <summary>The first step that is not done.</summary>
    /// <param name="kind">The kind of client.</param>
    public Step CurrentStep(ClientKind kind) => StepRules.For(kind).First(step => !IsDone(step));

    private bool IsDone(Step step) => _done.Exists(done => done.Step == step);
}
