using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.Clients.Meetings;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Journeys;

/// <summary>A meeting that is going to be held.</summary>
public sealed record PlannedMeeting(MeetingId Id, MeetingKind Kind);

/// <summary>An agreement that is neither in force nor withdrawn.</summary>
public sealed record OpenAgreement(AgreementId Id, AgreementKind Kind, AgreementState State);

/// <summary>How many applications are in a state.</summary>
/// <param name="State">As Payors names it, e.g. <c>infoRequested</c>.</param>
/// <param name="Count">How many.</param>
public sealed record OpenApplications(string State, int Count);

/// <summary>All that a client's progress is told from.</summary>
/// <param name="Client">The client.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="IsActive">Whether we work for it.</param>
/// <param name="Since">When it became a client (UTC).</param>
/// <param name="Facts">What happened, and when.</param>
/// <param name="Done">Which steps are done, and since when.</param>
/// <param name="Meetings">What is planned.</param>
/// <param name="Agreements">What is open.</param>
/// <param name="Applications">Applications that are not settled.</param>
public sealed record Situation(
    ClientId Client, ClientKind Kind, bool IsActive, DateTimeOffset Since,
    IReadOnlyDictionary<Fact, DateTimeOffset> Facts, IReadOnlyDictionary<Step, DateTimeOffset> Done,
    IReadOnlyList<PlannedMeeting> Meetings, IReadOnlyList<OpenAgreement> Agreements, IReadOnlyList<OpenApplications> Applications);

/// <summary>What keeps a step from being done.</summary>
public sealed record Blocker(string Code, string Text, string Link);

/// <summary>What somebody can do now.</summary>
public sealed record NextAction(string Code, string Text, Party Who, string Link);

/// <summary>How far a step is.</summary>
public sealed record StepProgress(
    Step Step, StepState State, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt, Party? WaitingOn, IReadOnlyList<Blocker> Blockers);

/// <summary>How far a client is.</summary>
public sealed record Progress(Step CurrentStep, IReadOnlyList<StepProgress> Steps, IReadOnlyList<NextAction> NextActions)
{
    /// <summary>Tells the progress truly from the situation.</summary>
    /// <param name="situation">All that it is told from.</param>
    public static Progress Of(Situation situation)
    {
        var current = StepRules.For(situation.Kind).First(step => !situation.Done.ContainsKey(step));
        var steps = Enum.GetValues<Step>().Select(step => Tell(situation, step, current)).ToArray();
        var actions = situation.IsActive
            ? steps.Where(step => step.State is StepState.InProgress or StepState.Waiting)
                .SelectMany(step => ActionRules.For(situation, step.Step))
                .Concat(ActionRules.Agreements(situation)).Concat(ActionRules.Applications(situation)).Distinct().ToArray()
            : [];
        return new Progress(current, steps, actions);
    }

    private static StepProgress Tell(Situation situation, Step step, Step current)
    {
        if (!StepRules.Applies(step, situation.Kind))
        {
            return new StepProgress(step, StepState.NotApplicable, null, null, null, []);
        }

        var started = StartOf(situation, step);
        if (situation.Done.TryGetValue(step, out var doneAt))
        {
            return new StepProgress(step, StepState.Done, started, doneAt, null, []);
        }

        Blocker[] blockers =
        [
            .. StepRules.Requirements[step].Where(requirement => !situation.Facts.ContainsKey(requirement.Fact))
                .Select(requirement => new Blocker(requirement.Code, requirement.Text, ActionRules.LinkOf(requirement.Link, situation.Client))),
        ];

        // Maintenance begins with its subscription; that all else is done does not begin it.
        var isUnderWay = step == Step.Maintenance ? situation.Facts.ContainsKey(Fact.MaintenanceStarted) : step == current || started is not null;
        if (!isUnderWay)
        {
            return new StepProgress(step, StepState.NotStarted, null, null, null, blockers);
        }

        Party? waitingOn = situation.IsActive ? ActionRules.For(situation, step).Select(action => (Party?)action.Who).FirstOrDefault() : null;
        var state = waitingOn is null or Party.Us ? StepState.InProgress : StepState.Waiting;
        return new StepProgress(step, state, started, null, waitingOn, blockers);
    }

    // A step begins when the ones before it are done, or earlier with the first that happens of it.
    private static DateTimeOffset? StartOf(Situation situation, Step step)
    {
        var before = StepRules.For(situation.Kind).TakeWhile(earlier => earlier != step).ToArray();
        DateTimeOffset? turn = before.All(situation.Done.ContainsKey)
            ? before.Select(earlier => situation.Done[earlier]).Append(situation.Since).Max()
            : null;
        var first = StepRules.FactsOf(step).Where(situation.Facts.ContainsKey).Select(fact => (DateTimeOffset?)situation.Facts[fact]).Min();
        return step == Step.Maintenance ? first : turn is null ? first : first is null || turn < first ? turn : first;
    }
}
