using Credentialing.Clients.Agreements;
using Credentialing.Clients.Meetings;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Clients.Journeys;

/// <summary>Who can do what now: the requirements that are open and that nothing else stands before.</summary>
public static class ActionRules
{
    private static readonly Dictionary<Fact, MeetingKind> s_meetings = new()
    {
        [Fact.ConsultationProceeded] = MeetingKind.Consultation,
        [Fact.PlanReviewed] = MeetingKind.PlanReview,
        [Fact.WalkthroughHeld] = MeetingKind.OnboardingWalkthrough,
        [Fact.ReportReviewed] = MeetingKind.DiscoveryReport,
    };

    private const string PaySelection = "pay-selection";

    private static readonly (string State, string Code, string Text, Party Who)[] s_applications =
    [
        ("infoRequested", "answer-payor", "Answer what payors have asked", Party.Us),
        ("ready", "submit-application", "Submit applications that are ready", Party.Us),
        ("preparing", "complete-packet", "Complete the packets of applications", Party.Us),
        ("awaitingPayment", PaySelection, "Pay for the selected applications", Party.Client),
        ("submitted", "await-payor", "Await that payors take up applications", Party.Payor),
        ("inReview", "await-decision", "Await payors' decisions", Party.Payor),
        ("resubmitted", "await-resubmission", "Await that payors take up resubmissions", Party.Payor),
    ];

    private static readonly Dictionary<Fact, AgreementKind> s_agreements = new()
    {
        [Fact.MsaExecuted] = AgreementKind.Msa,
        [Fact.SowExecuted] = AgreementKind.Sow,
    };

    /// <summary>What can be done for a step.</summary>
    /// <param name="situation">The client's situation.</param>
    /// <param name="step">The step.</param>
    public static IEnumerable<NextAction> For(Situation situation, Step step) => StepRules.Requirements[step]
        .Where(requirement => !situation.Facts.ContainsKey(requirement.Fact) && requirement.After.All(situation.Facts.ContainsKey))
        .SelectMany(requirement => For(situation, requirement));

    /// <summary>What can be done about agreements that are open, whichever step the client is at.</summary>
    /// <param name="situation">The client's situation.</param>
    public static IEnumerable<NextAction> Agreements(Situation situation) => situation.Agreements.SelectMany(About);

    /// <summary>What can be done about applications that are open, whichever step the client is at; our moves first, payors' last.</summary>
    /// <param name="situation">The client's situation.</param>
    public static IEnumerable<NextAction> Applications(Situation situation) => s_applications
        .Where(move => situation.Applications.Any(open => open.State == move.State))
        .Select(move => new NextAction(
            move.Code, $"{move.Text}: {situation.Applications.Where(open => open.State == move.State).Sum(open => open.Count)}", move.Who,
            LinkOf($"/applications?clientId={{id}}&state={move.State}", situation.Client)));

    /// <summary>A link of this client.</summary>
    internal static string LinkOf(string link, ClientId client) => $"/v1{link.Replace("{id}", client.Value.ToString(), StringComparison.Ordinal)}";

    private static IEnumerable<NextAction> For(Situation situation, Requirement requirement)
    {
        if (s_meetings.TryGetValue(requirement.Fact, out var meetingKind))
        {
            var planned = situation.Meetings.FirstOrDefault(meeting => meeting.Kind == meetingKind);
            var name = KebabOf(meetingKind);
            return
            [
                planned is null
                    ? new NextAction($"arrange-{name}", $"{requirement.Action}: arrange the meeting", requirement.Who, LinkOf(requirement.Link, situation.Client))
                    : new NextAction($"complete-{name}", $"{requirement.Action}: it is arranged", requirement.Who, $"/v1/meetings/{planned.Id.Value}"),
            ];
        }

        if (s_agreements.TryGetValue(requirement.Fact, out var agreementKind) &&
            situation.Agreements.Where(agreement => agreement.Kind == agreementKind).ToArray() is { Length: > 0 } open)
        {
            return open.SelectMany(About);
        }

        // The applications themselves say whose move it is.
        var told = requirement.Fact switch
        {
            Fact.SelectionPaid => Applications(situation).Where(action => action.Code == PaySelection),
            Fact.ApplicationsSettled => Applications(situation),
            _ => [],
        };
        if (told.Any())
        {
            return told;
        }

        return [new NextAction($"resolve-{requirement.Code}", requirement.Action, requirement.Who, LinkOf(requirement.Link, situation.Client))];
    }

    private static NextAction[] About(OpenAgreement agreement)
    {
        var (word, name) = (Words.Of(agreement.Kind), agreement.Kind == AgreementKind.Msa ? "Services Agreement" : "Statement of Work");
        var link = $"/v1/agreements/{agreement.Id.Value}";
        var (theirs, ours) = (new NextAction($"sign-{word}", $"Sign the {name}", Party.Client, link), new NextAction($"sign-{word}", $"Sign the {name}", Party.Us, link));
        return agreement.State switch
        {
            AgreementState.Draft => [new NextAction($"send-{word}", $"Send the {name} for signature", Party.Us, link)],
            AgreementState.Sent => [theirs, ours],
            AgreementState.ClientSigned => [ours],
            AgreementState.OurSigned => [theirs],
            _ => [],
        };
    }

    private static string KebabOf(MeetingKind kind) => kind switch
    {
        MeetingKind.PlanReview => "plan-review",
        MeetingKind.OnboardingWalkthrough => "walkthrough",
        MeetingKind.DiscoveryReport => "discovery-review",
        _ => Words.Of(kind),
    };
}
