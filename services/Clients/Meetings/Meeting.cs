using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Meetings;

/// <summary>Identifies a meeting.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct MeetingId(Guid Value) : IId<MeetingId>
{
    /// <inheritdoc/>
    public static MeetingId From(Guid value) => new(value);
}

/// <summary>What a meeting is for.</summary>
public enum MeetingKind
{
    /// <summary>The first conversation; its outcome decides whether we work together.</summary>
    Consultation,

    /// <summary>The launch plan is gone through.</summary>
    PlanReview,

    /// <summary>How to work together, 30 minutes.</summary>
    OnboardingWalkthrough,

    /// <summary>The payor discovery report is gone through.</summary>
    DiscoveryReport,

    /// <summary>The month under maintenance.</summary>
    MonthlyCheckIn,

    /// <summary>A class.</summary>
    Training,
}

/// <summary>Where a meeting stands.</summary>
public enum MeetingState
{
    /// <summary>It is going to be held.</summary>
    Scheduled,

    /// <summary>It was held.</summary>
    Completed,

    /// <summary>It is not going to be held.</summary>
    Cancelled,
}

/// <summary>What a consultation came to.</summary>
public enum MeetingOutcome
{
    /// <summary>We work together.</summary>
    Proceed,

    /// <summary>We do not.</summary>
    Decline,

    /// <summary>It takes another conversation.</summary>
    Undecided,
}

/// <summary>What a meeting came to.</summary>
/// <param name="Notes">What was said.</param>
/// <param name="Attended">E-mail addresses of those who came.</param>
/// <param name="Outcome">Of a consultation: whether we go on.</param>
public sealed record MeetingResult(string Notes, IReadOnlyList<string> Attended, MeetingOutcome? Outcome);

/// <summary>A conversation with a client. A client's meetings may overlap.</summary>
public sealed class Meeting : Aggregate<MeetingId>, IBelongsToClient
{
    private Meeting()
    {
    }

    /// <inheritdoc/>
    public ClientId ClientId { get; private init; }

    /// <summary>What it is for.</summary>
    public MeetingKind Kind { get; private init; }

    /// <summary>When it begins (UTC).</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>How long it is, in minutes.</summary>
    public int DurationMinutes { get; private set; }

    /// <summary>E-mail addresses of those who are invited.</summary>
    public IReadOnlyList<string> Attendees { get; private init; } = [];

    /// <summary>Where it stands.</summary>
    public MeetingState State { get; private set; }

    /// <summary>How often calendars were told of a change (RFC 5545, SEQUENCE).</summary>
    public int Revision { get; private set; }

    /// <summary>What was said.</summary>
    public string? Notes { get; private set; }

    /// <summary>Who came.</summary>
    public IReadOnlyList<string> Attended { get; private set; } = [];

    /// <summary>What a consultation came to.</summary>
    public MeetingOutcome? Outcome { get; private set; }

    /// <summary>When it was recorded as held (UTC).</summary>
    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>When it was called off (UTC).</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>Why it was called off.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>Arranges a meeting.</summary>
    /// <param name="client">With which client.</param>
    /// <param name="kind">What for.</param>
    /// <param name="startsAt">When it begins (UTC).</param>
    /// <param name="durationMinutes">How long.</param>
    /// <param name="attendees">E-mail addresses.</param>
    /// <param name="at">Now (UTC).</param>
    public static Meeting Arrange(
        ClientId client, MeetingKind kind, DateTimeOffset startsAt, int durationMinutes, IReadOnlyList<string> attendees, DateTimeOffset at) => new()
        {
            Id = new MeetingId(Guid.CreateVersion7(at)),
            ClientId = client,
            Kind = kind,
            StartsAt = startsAt.ToUniversalTime(),
            DurationMinutes = durationMinutes,
            Attendees = [.. attendees.Distinct(StringComparer.OrdinalIgnoreCase)],
        };

    /// <summary>Moves it.</summary>
    /// <param name="startsAt">When it begins (UTC).</param>
    /// <param name="durationMinutes">How long it is.</param>
    public Refusal? Reschedule(DateTimeOffset startsAt, int durationMinutes)
    {
        if (IsOver is { } refusal)
        {
            return refusal;
        }

        (StartsAt, DurationMinutes) = (startsAt.ToUniversalTime(), durationMinutes);
        Revision++;
        return null;
    }

    /// <summary>Calls it off.</summary>
    /// <param name="reason">Why, where somebody says so.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Cancel(string? reason, DateTimeOffset at)
    {
        if (IsOver is { } refusal)
        {
            return refusal;
        }

        (State, CancelReason, CancelledAt) = (MeetingState.Cancelled, reason, at);
        Revision++;
        return null;
    }

    /// <summary>Records that it was held; also before the time it was arranged for.</summary>
    /// <param name="result">What it came to.</param>
    /// <param name="at">When (UTC).</param>
    public Refusal? Complete(MeetingResult result, DateTimeOffset at)
    {
        if (IsOver is { } refusal)
        {
            return refusal;
        }

        if (Kind == MeetingKind.Consultation && result.Outcome is null)
        {
            return Refusal.OfContent("outcome-required", "A consultation ends with an outcome: proceed, decline or undecided.", "outcome");
        }

        (State, CompletedAt, Notes, Attended, Outcome) = (MeetingState.Completed, at, result.Notes, [.. result.Attended], result.Outcome);
        return null;
    }

    /// <summary>Tells those who are invited, with an entry for their calendars.</summary>
    /// <param name="organizer">The e-mail address that invites.</param>
    /// <param name="at">When (UTC).</param>
    public void Announce(string organizer, DateTimeOffset at) => Raise(new MeetingChanged(
        Id.Value, ClientId.Value, Words.Of(Kind), Words.Of(State), StartsAt, DurationMinutes, Attendees, CalendarFile.Of(this, organizer, at), at));

    private Refusal? IsOver => State switch
    {
        MeetingState.Completed => new Refusal("meeting-completed", "The meeting has been held."),
        MeetingState.Cancelled => new Refusal("meeting-cancelled", "The meeting has been called off."),
        _ => null,
    };
}
