using Credentialing.Clients.Agreements;
using Credentialing.Clients.Clients;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Clients.Journeys;
using Credentialing.Clients.Meetings;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Clients;

public sealed class JourneyTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
    private static readonly ClientId s_client = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"));

    private const string Consultation = "ConsultationProceeded ", Plan = Consultation + "PlanPublished PlanReviewed ",
        Agreement = Plan + "MsaExecuted SowExecuted OnboardingPaid PracticeSetUp ProviderSetUp WalkthroughHeld ",
        Discovery = Agreement + "ReportPublished ReportReviewed ", Selection = Discovery + "PayorsSelected SelectionPaid ",
        FollowUp = Selection + "ApplicationMade ApplicationsSettled ";

    // What happened, and the first step that is not done then.
    [Theory]
    [InlineData(ClientKind.Practice, "", "consultation")]
    [InlineData(ClientKind.Practice, Consultation, "launchPlan")]
    [InlineData(ClientKind.Practice, Consultation + "PlanPublished", "launchPlan")]
    [InlineData(ClientKind.Practice, Consultation + "PlanReviewed", "launchPlan")]
    [InlineData(ClientKind.Group, Plan, "agreement")]
    [InlineData(ClientKind.Practice, Plan + "MsaExecuted SowExecuted OnboardingPaid PracticeSetUp ProviderSetUp", "agreement")]
    [InlineData(ClientKind.Practice, Plan + "MsaExecuted SowExecuted OnboardingPaid PracticeSetUp WalkthroughHeld", "agreement")]
    [InlineData(ClientKind.Practice, Plan + "MsaExecuted SowExecuted OnboardingPaid ProviderSetUp WalkthroughHeld", "agreement")]
    [InlineData(ClientKind.Practice, Plan + "MsaExecuted SowExecuted PracticeSetUp ProviderSetUp WalkthroughHeld", "agreement")]
    [InlineData(ClientKind.Practice, Plan + "MsaExecuted OnboardingPaid PracticeSetUp ProviderSetUp WalkthroughHeld", "agreement")]
    [InlineData(ClientKind.Practice, Plan + "SowExecuted OnboardingPaid PracticeSetUp ProviderSetUp WalkthroughHeld", "agreement")]
    [InlineData(ClientKind.Practice, Agreement, "discovery")]
    [InlineData(ClientKind.Practice, Agreement + "ReportPublished", "discovery")]
    [InlineData(ClientKind.Practice, Discovery, "selection")]
    [InlineData(ClientKind.Practice, Discovery + "PayorsSelected", "selection")]
    [InlineData(ClientKind.Practice, Selection, "followUp")]
    [InlineData(ClientKind.Practice, Selection + "ApplicationMade", "followUp")]
    [InlineData(ClientKind.Practice, FollowUp, "maintenance")]
    [InlineData(ClientKind.Practice, FollowUp + "MaintenanceStarted", "maintenance")]
    [InlineData(ClientKind.Hospital, Consultation, "agreement")]
    [InlineData(ClientKind.Hospital, Agreement, "maintenance")]
    [InlineData(ClientKind.HealthPlan, Agreement, "maintenance")]
    public void The_current_step_is_the_first_that_is_not_done(ClientKind kind, string facts, string current)
    {
        Words.Of(After(kind, Read(facts)).CurrentStep(kind)).ShouldBe(current);

        // The order in which they came true does not matter.
        Words.Of(After(kind, Read(facts).Reverse()).CurrentStep(kind)).ShouldBe(current);
        Tell(kind, Read(facts).Reverse()).CurrentStep.ShouldBe(After(kind, Read(facts)).CurrentStep(kind));
    }

    [Fact]
    public void Each_step_is_told_once_when_the_last_of_it_comes_true()
    {
        var journey = After(ClientKind.Practice, Read(Plan).Reverse());
        journey.Record(Fact.ConsultationProceeded, ClientKind.Practice, s_start.AddDays(30));

        journey.Events.OfType<JourneyAdvanced>().Select(advanced => (advanced.Step, advanced.CurrentStep))
            .ShouldBe([("launchPlan", "consultation"), ("consultation", "agreement")]);
        journey.Facts.Single(fact => fact.Fact == Fact.ConsultationProceeded).At.ShouldBeLessThan(s_start.AddDays(30));
    }

    [Fact]
    public void A_client_that_becomes_a_practice_has_done_what_was_done_before()
    {
        var journey = After(ClientKind.Hospital, Read(Plan));
        journey.Done.Select(done => done.Step).ShouldBe([Step.Consultation]);

        journey.Advance(ClientKind.Practice, s_start.AddDays(30));

        journey.Done.Select(done => done.Step).ShouldBe([Step.Consultation, Step.LaunchPlan]);
    }

    [Theory]
    [InlineData(Step.LaunchPlan)]
    [InlineData(Step.Discovery)]
    [InlineData(Step.Selection)]
    [InlineData(Step.FollowUp)]
    public void Hospitals_and_health_plans_have_no_steps_towards_payors(Step step)
    {
        foreach (var kind in (ClientKind[])[ClientKind.Hospital, ClientKind.HealthPlan])
        {
            var told = Tell(kind, Read(FollowUp)).Steps.Single(told => told.Step == step);
            (told.State, told.StartedAt, told.CompletedAt, told.WaitingOn, told.Blockers.Count).ShouldBe((StepState.NotApplicable, null, null, null, 0));
        }

        Tell(ClientKind.Group, []).Steps.Single(told => told.Step == step).State.ShouldBe(StepState.NotStarted);
    }

    [Fact]
    public void A_step_that_begins_before_its_turn_is_under_way_and_stays_not_current()
    {
        var progress = Tell(ClientKind.Practice, [Fact.PracticeSetUp]);

        progress.CurrentStep.ShouldBe(Step.Consultation);
        var agreement = progress.Steps.Single(step => step.Step == Step.Agreement);
        agreement.State.ShouldBe(StepState.InProgress);
        agreement.StartedAt.ShouldBe(s_start.AddDays(1));
        agreement.Blockers.Select(blocker => blocker.Code).ShouldBe(
            ["msa-not-executed", "sow-not-executed", "onboarding-invoice-not-paid", "provider-not-set-up", "walkthrough-not-completed"]);
    }

    // Where the two agreements stand, who is to act on the step, and whether it waits for the client.
    [Theory]
    [InlineData(null, "resolve-msa-not-executed:us", StepState.InProgress)]
    [InlineData(AgreementState.Draft, "send-msa:us", StepState.InProgress)]
    [InlineData(AgreementState.Sent, "sign-msa:client,sign-msa:us", StepState.Waiting)]
    [InlineData(AgreementState.ClientSigned, "sign-msa:us", StepState.InProgress)]
    [InlineData(AgreementState.OurSigned, "sign-msa:client", StepState.Waiting)]
    public void Next_actions_follow_what_is_open(AgreementState? msa, string actions, StepState state)
    {
        OpenAgreement[] open = msa is { } at ? [new OpenAgreement(new AgreementId(Guid.CreateVersion7()), AgreementKind.Msa, at)] : [];
        var facts = Read(Plan + "SowExecuted OnboardingPaid PracticeSetUp ProviderSetUp WalkthroughHeld");

        var progress = Tell(ClientKind.Practice, facts, agreements: open);

        string.Join(',', progress.NextActions.Select(action => $"{action.Code}:{Words.Of(action.Who)}")).ShouldBe(actions);
        progress.Steps.Single(step => step.Step == Step.Agreement).State.ShouldBe(state);
    }

    [Fact]
    public void The_onboarding_invoice_is_nobodys_move_before_both_agreements_are_executed()
    {
        Tell(ClientKind.Practice, Read(Plan + "MsaExecuted")).NextActions.ShouldNotContain(action => action.Code == "resolve-onboarding-invoice-not-paid");
        var pay = Tell(ClientKind.Practice, Read(Plan + "MsaExecuted SowExecuted")).NextActions.Single(action => action.Code == "resolve-onboarding-invoice-not-paid");
        pay.Who.ShouldBe(Party.Client);
        pay.Link.ShouldBe($"/v1/invoices?clientId={s_client.Value}");
    }

    [Fact]
    public void A_planned_meeting_is_to_be_held_and_a_missing_one_to_be_arranged()
    {
        var meeting = new PlannedMeeting(new MeetingId(Guid.CreateVersion7()), MeetingKind.Consultation);

        Tell(ClientKind.Practice, []).NextActions.Single().Code.ShouldBe("arrange-consultation");
        var action = Tell(ClientKind.Practice, [], meetings: [meeting]).NextActions.Single();
        action.Code.ShouldBe("complete-consultation");
        action.Link.ShouldBe($"/v1/meetings/{meeting.Id.Value}");
    }

    // What is open, and whose move the step and the list say it is; our moves come first.
    [Theory]
    [InlineData(Discovery + "PayorsSelected", "awaitingPayment", Step.Selection, "pay-selection:client")]
    [InlineData(Selection + "ApplicationMade", "submitted", Step.FollowUp, "await-payor:payor")]
    [InlineData(Selection + "ApplicationMade", "inReview infoRequested", Step.FollowUp, "answer-payor:us,await-decision:payor")]
    [InlineData(Selection + "ApplicationMade", "preparing", Step.FollowUp, "complete-packet:us")]
    [InlineData(FollowUp, "inReview", null, "await-decision:payor")]
    public void Open_applications_say_whose_move_it_is_also_after_their_step_is_done(string facts, string open, Step? current, string actions)
    {
        var progress = Tell(ClientKind.Practice, Read(facts), applications: [.. open.Split(' ').Select(state => new OpenApplications(state, 2))]);

        string.Join(',', progress.NextActions.Select(action => $"{action.Code}:{Words.Of(action.Who)}")).ShouldBe(actions);
        if (current is { } step)
        {
            Words.Of(progress.Steps.Single(told => told.Step == step).WaitingOn!.Value).ShouldBe(actions.Split(',')[0].Split(':')[1]);
        }
    }

    [Fact]
    public void A_client_that_declined_has_nothing_to_do() => Tell(ClientKind.Practice, [], isActive: false).NextActions.ShouldBeEmpty();

    [Theory]
    [InlineData("", StepState.NotStarted)]
    [InlineData(FollowUp, StepState.NotStarted)]
    [InlineData(FollowUp + "MaintenanceStarted", StepState.InProgress)]
    [InlineData("MaintenanceStarted", StepState.InProgress)]
    public void Maintenance_is_in_progress_while_its_subscription_runs(string facts, StepState state) =>
        Tell(ClientKind.Practice, Read(facts)).Steps.Single(step => step.Step == Step.Maintenance).State.ShouldBe(state);

    private static IReadOnlyList<Fact> Read(string facts) => [.. facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Fact>)];

    private static Journey After(ClientKind kind, IEnumerable<Fact> facts)
    {
        var journey = Journey.Begin(s_client);
        foreach (var (fact, day) in facts.Select((fact, index) => (fact, index + 1)))
        {
            journey.Record(fact, kind, s_start.AddDays(day));
        }

        return journey;
    }

    private static Progress Tell(
        ClientKind kind, IEnumerable<Fact> facts, bool isActive = true,
        IReadOnlyList<PlannedMeeting>? meetings = null, IReadOnlyList<OpenAgreement>? agreements = null,
        IReadOnlyList<OpenApplications>? applications = null)
    {
        var journey = After(kind, facts);
        return Progress.Of(new Situation(
            s_client, kind, isActive, s_start, journey.Facts.ToDictionary(fact => fact.Fact, fact => fact.At),
            journey.Done.ToDictionary(done => done.Step, done => done.At), meetings ?? [], agreements ?? [], applications ?? []));
    }
}
