using System.Collections.Frozen;
using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.Payors.Applications;

/// <summary>The id of an application.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct ApplicationId(Guid Value) : IId<ApplicationId>
{
    /// <inheritdoc/>
    public static ApplicationId From(Guid value) => new(value);
}

/// <summary>Who applies.</summary>
public enum ApplicationKind
{
    /// <summary>A provider.</summary>
    Individual,

    /// <summary>A practice, for its group.</summary>
    Group,
}

/// <summary>Where an application stands.</summary>
public enum ApplicationState
{
    /// <summary>The selection's invoice is not paid in full.</summary>
    AwaitingPayment,

    /// <summary>Its packet is being put together.</summary>
    Preparing,

    /// <summary>Its packet is complete and about to be handed over.</summary>
    Ready,

    /// <summary>The payor has been given it.</summary>
    Submitted,

    /// <summary>The payor is looking at it.</summary>
    InReview,

    /// <summary>The payor has asked for something.</summary>
    InfoRequested,

    /// <summary>It was denied and handed over once more.</summary>
    Resubmitted,

    /// <summary>The provider or group is in network.</summary>
    Approved,

    /// <summary>The payor has said no; it may be resubmitted.</summary>
    Denied,

    /// <summary>We, or the client, have given it up.</summary>
    Withdrawn,
}

/// <summary>The table of moves: what is not in it does not happen.</summary>
public static class Moves
{
    private static readonly FrozenDictionary<ApplicationState, ApplicationState[]> s_table = new Dictionary<ApplicationState, ApplicationState[]>
    {
        [ApplicationState.AwaitingPayment] = [ApplicationState.Preparing, ApplicationState.Withdrawn],
        [ApplicationState.Preparing] = [ApplicationState.Ready, ApplicationState.Withdrawn],
        [ApplicationState.Ready] = [ApplicationState.Submitted, ApplicationState.Withdrawn],
        [ApplicationState.Submitted] = [ApplicationState.InReview, ApplicationState.Withdrawn],
        [ApplicationState.InReview] =
            [ApplicationState.InfoRequested, ApplicationState.Approved, ApplicationState.Denied, ApplicationState.Withdrawn],
        [ApplicationState.InfoRequested] = [ApplicationState.InReview, ApplicationState.Withdrawn],

        // As in review, which it may also come to when the payor says that it has got it.
        [ApplicationState.Resubmitted] =
            [ApplicationState.InReview, ApplicationState.InfoRequested, ApplicationState.Approved, ApplicationState.Denied, ApplicationState.Withdrawn],
        [ApplicationState.Denied] = [ApplicationState.Resubmitted],
        [ApplicationState.Approved] = [],
        [ApplicationState.Withdrawn] = [],
    }.ToFrozenDictionary();

    /// <summary>The states that the payor has it in.</summary>
    public static IReadOnlyList<ApplicationState> WithPayor { get; } =
        [ApplicationState.Submitted, ApplicationState.InReview, ApplicationState.InfoRequested, ApplicationState.Resubmitted];

    /// <summary>The states after which the same payor and provider may be selected anew.</summary>
    public static IReadOnlyList<ApplicationState> Closed { get; } = [ApplicationState.Denied, ApplicationState.Withdrawn];

    /// <summary>Whether a move is in the table.</summary>
    /// <param name="from">The state before.</param>
    /// <param name="to">The state after.</param>
    public static bool Allow(ApplicationState from, ApplicationState to) => s_table[from].Contains(to);
}

/// <summary>When a payor is asked how it stands. A rule of this business, from no standard.</summary>
public static class FollowUps
{
    /// <summary>
    /// Calendar days (UTC) from submission to the first follow-up, and from each follow-up to the next. Whoever follows
    /// up may name another day.
    /// </summary>
    public const int DaysBetween = 14;

    /// <summary>The day of the next follow-up.</summary>
    /// <param name="today">The day of the submission or of the last follow-up (UTC).</param>
    /// <param name="asked">The day that somebody named, if somebody did.</param>
    public static DateOnly Next(DateOnly today, DateOnly? asked = null) => asked ?? today.AddDays(DaysBetween);
}
