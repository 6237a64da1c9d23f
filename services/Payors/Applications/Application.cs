using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.Facts;
using Credentialing.Payors.Packets;
using Credentialing.Payors.Selections;
using Credentialing.Payors.Submissions;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Payors.Applications;

/// <summary>
/// A provider's, or a group's, way into a payor's network. It alone decides which state comes after which
/// (<see cref="Moves"/>), and keeps what happened. What is done until the payor has it is in
/// <c>Application.Preparation.cs</c>, what comes after in <c>Application.WithPayor.cs</c>.
/// </summary>
public sealed partial class Application : Aggregate<ApplicationId>, IBelongsToClient
{
    private readonly List<TimelineEntry> _timeline = [];
    private readonly List<Submission> _submissions = [];

    private Application()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The selection that it is from.</summary>
    public SelectionId SelectionId { get; private set; }

    /// <summary>Who applies.</summary>
    public ApplicationKind Kind { get; private set; }

    /// <summary>The provider, when it is individual.</summary>
    public Guid? ProviderId { get; private set; }

    /// <summary>The practice, when it is of a group.</summary>
    public Guid? PracticeId { get; private set; }

    /// <summary>The name of the provider or practice, as it was when last looked at.</summary>
    public string ApplicantName { get; private set; } = "";

    /// <summary>The payor.</summary>
    public PayorId PayorId { get; private set; }

    /// <summary>The payor's stable code.</summary>
    public string PayorCode { get; private set; } = "";

    /// <summary>The payor's name, as it was when last looked at.</summary>
    public string PayorName { get; private set; } = "";

    /// <summary>How it reaches the payor, as it was when last looked at.</summary>
    public SubmissionMethod Method { get; private set; }

    /// <summary>Where it stands.</summary>
    public ApplicationState State { get; private set; }

    /// <summary>What keeps it from going on.</summary>
    public IReadOnlyList<Blocker> Blockers { get; private set; } = [];

    /// <summary>When its selection was paid in full (UTC).</summary>
    public DateTimeOffset? PaidAt { get; private set; }

    /// <summary>Whether the provider's exclusion was confirmed: nothing of it goes on.</summary>
    public bool IsExcluded { get; private set; }

    /// <summary>Which packet it is at: 0 before the first.</summary>
    public int Attempt { get; private set; }

    /// <summary>Whether the packet of <see cref="Attempt"/> is still to be put together.</summary>
    public bool IsPacketWanted { get; private set; }

    /// <summary>When it is next looked at, should nothing happen before (UTC); null when nothing is to be looked for.</summary>
    public DateTimeOffset? CheckDueAt { get; private set; }

    /// <summary>How often in a row that could not be finished.</summary>
    public int CheckTries { get; private set; }

    /// <summary>When the payor was first given it (UTC).</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>What the payor, or the carrier, calls what it was last given.</summary>
    public string? Receipt { get; private set; }

    /// <summary>The hash of the newest packet; lower-case hexadecimal.</summary>
    public string? PacketHash { get; private set; }

    /// <summary>The document that keeps the newest packet.</summary>
    public Guid? PacketDocumentId { get; private set; }

    /// <summary>The day on which the payor is asked next (UTC).</summary>
    public DateOnly? NextFollowUpOn { get; private set; }

    /// <summary>How often it was resubmitted.</summary>
    public int ResubmissionsUsed { get; private set; }

    /// <summary>The invoices of further resubmissions that were paid.</summary>
    public IReadOnlyList<Guid> PaidResubmissions { get; private set; } = [];

    /// <summary>How often it may be resubmitted: once, and once more for each that was paid.</summary>
    public int ResubmissionsIncluded => 1 + PaidResubmissions.Count;

    /// <summary>What the payor was told with the last resubmission.</summary>
    public string? ResubmissionText { get; private set; }

    /// <summary>From when the provider is in network, once approved.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    /// <summary>The number that the payor gave the provider, once approved.</summary>
    public string? PayorProviderId { get; private set; }

    /// <summary>How many entries the timeline has.</summary>
    public int TimelineLength { get; private set; }

    /// <summary>What happened; entries of earlier changes are only there when they were read.</summary>
    public IReadOnlyList<TimelineEntry> Timeline => _timeline;

    /// <summary>The packets that were made.</summary>
    public IReadOnlyList<Submission> Submissions => _submissions;

    /// <summary>Begins one, which waits for its selection to be paid.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="selection">The selection that it is from.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="payor">Whom it goes to.</param>
    /// <param name="applicant">Who applies.</param>
    /// <param name="blockers">What stands in its way now.</param>
    /// <param name="act">Who selects, and when.</param>
    public static Application Begin(
        ApplicationId id, SelectionId selection, ClientId client, Payor payor, Applicant applicant, IReadOnlyList<Blocker> blockers, Act act)
    {
        var isProvider = applicant is ProviderFacts;
        var application = new Application
        {
            Id = id,
            SelectionId = selection,
            ClientId = client,
            Kind = isProvider ? ApplicationKind.Individual : ApplicationKind.Group,
            ProviderId = isProvider ? applicant.Id : null,
            PracticeId = isProvider ? null : applicant.Id,
            ApplicantName = applicant.Name,
            PayorId = payor.Id,
            PayorCode = payor.Code,
            PayorName = payor.Name,
            Method = payor.Method,
            Blockers = blockers,
            CheckDueAt = NextLook(act.At),
        };
        application.Note(TimelineKind.Selected, $"{payor.Name} was selected.", act);
        application.Tell(null, act.At);
        return application;
    }

    /// <summary>Gives it up.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="act">Who, and when.</param>
    public Refusal? Withdraw(string reason, Act act)
    {
        if (RefusesMove(ApplicationState.Withdrawn) is { } refusal)
        {
            return refusal;
        }

        Note(TimelineKind.Withdrawn, reason, act);
        MoveTo(ApplicationState.Withdrawn, act.At);
        return null;
    }

    private bool IsOver => State is ApplicationState.Approved or ApplicationState.Denied or ApplicationState.Withdrawn;

    private Refusal? RefusesMove(ApplicationState to) => Moves.Allow(State, to)
        ? null
        : new Refusal("move-not-allowed", $"The application is {Words.Of(State)}: it cannot become {Words.Of(to)}.");

    private void MoveTo(ApplicationState to, DateTimeOffset at)
    {
        if (RefusesMove(to) is { } refusal)
        {
            throw new InvalidOperationException(refusal.Detail);
        }

        var from = State;
        State = to;
        if (IsOver)
        {
            End();
        }

        Tell(from, at);
    }

    private void End()
    {
        EndPreparation();
        NextFollowUpOn = null;

        // A denied one may be resubmitted, which an exclusion keeps from it.
        Blockers = State == ApplicationState.Denied && IsExcluded ? [Completeness.Excluded] : [];
        foreach (var submission in _submissions.Where(submission => submission.State is SubmissionState.Due or SubmissionState.AwaitingPerson))
        {
            (submission.State, submission.NextTryAt) = (SubmissionState.Dropped, null);
        }
    }

    private void Note(TimelineKind kind, string text, Act act, params TimelineDetail?[] details) => _timeline.Add(new TimelineEntry
    {
        ApplicationId = Id, Number = ++TimelineLength, ClientId = ClientId, At = act.At, Kind = kind, Text = text, Actor = act.Actor,
        Details = [.. details.OfType<TimelineDetail>()],
    });

    private static TimelineDetail? Detail(string name, string? value) => string.IsNullOrEmpty(value) ? null : new TimelineDetail(name, value);

    private void Tell(ApplicationState? from, DateTimeOffset at) => Raise(new ApplicationStateChanged(
        Id.Value, ClientId.Value, Version + 1, SelectionId.Value, PayorId.Value, PayorCode, Words.Of(Kind), ProviderId, PracticeId,
        from is { } before ? Words.Of(before) : null, Words.Of(State), EffectiveOn, at));
}
