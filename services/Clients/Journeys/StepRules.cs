using Credentialing.Clients.Clients;
using static Credentialing.Clients.Journeys.Fact;

namespace Credentialing.Clients.Journeys;

/// <summary>Something that a step cannot be done without.</summary>
/// <param name="Fact">What has to come true.</param>
/// <param name="Who">Whose move it is until then.</param>
/// <param name="Code">Stable, kebab-case: of the blocker while it is not.</param>
/// <param name="Text">What is missing, for people.</param>
/// <param name="Action">What to do about it, for people.</param>
/// <param name="Link">Where, below <c>/v1</c>; <c>{id}</c> is the client.</param>
/// <param name="After">What has to be true before anybody can do it.</param>
public sealed record Requirement(Fact Fact, Party Who, string Code, string Text, string Action, string Link, params Fact[] After);

/// <summary>When each step is done (the public API, <c>GET /v1/clients/{id}/journey</c>), as a table.</summary>
public static class StepRules
{
    /// <summary>Every step in order, and what it takes. Maintenance is never done: it runs, or it does not.</summary>
    public static IReadOnlyDictionary<Step, IReadOnlyList<Requirement>> Requirements { get; } = new Dictionary<Step, IReadOnlyList<Requirement>>
    {
        [Step.Consultation] =
        [
            new(ConsultationProceeded, Party.Us, "consultation-not-completed", "No consultation has ended with the outcome to proceed.", "Hold a consultation", "/clients/{id}/meetings"),
        ],
        [Step.LaunchPlan] =
        [
            new(PlanPublished, Party.Us, "launch-plan-not-published", "No launch plan has been published.", "Publish a launch plan", "/clients/{id}/launch-plans"),
            new(PlanReviewed, Party.Us, "launch-plan-not-reviewed", "The launch plan has not been reviewed with the client.", "Review the launch plan with the client", "/clients/{id}/meetings", PlanPublished),
        ],
        [Step.Agreement] =
        [
            new(MsaExecuted, Party.Us, "msa-not-executed", "The Services Agreement is not signed by both sides.", "Draft the Services Agreement", "/clients/{id}/agreements"),
            new(SowExecuted, Party.Us, "sow-not-executed", "The Statement of Work is not signed by both sides.", "Draft the Statement of Work", "/clients/{id}/agreements"),
            new(OnboardingPaid, Party.Client, "onboarding-invoice-not-paid", "The onboarding invoice is not paid.", "Pay the onboarding invoice", "/invoices?clientId={id}", MsaExecuted, SowExecuted),
            new(PracticeSetUp, Party.Client, "practice-not-set-up", "No practice is set up.", "Set up a practice", "/clients/{id}/practices"),
            new(ProviderSetUp, Party.Client, "provider-not-set-up", "No provider is set up.", "Set up a provider", "/providers?clientId={id}"),
            new(WalkthroughHeld, Party.Us, "walkthrough-not-completed", "The onboarding walkthrough has not been held.", "Hold the onboarding walkthrough", "/clients/{id}/meetings"),
        ],
        [Step.Discovery] =
        [
            new(ReportPublished, Party.Us, "discovery-report-not-published", "No payor discovery report has been published.", "Publish the payor discovery report", "/clients/{id}/discovery-reports"),
            new(ReportReviewed, Party.Us, "discovery-report-not-reviewed", "The payor discovery report has not been reviewed with the client.", "Review the payor discovery report with the client", "/clients/{id}/meetings", ReportPublished),
        ],
        [Step.Selection] =
        [
            new(SelectionPaid, Party.Client, "selection-invoice-not-paid", "No selection of payors has been made and paid.", "Select payors and pay for the selection", "/clients/{id}/payor-selections", ReportPublished),
        ],
        [Step.FollowUp] =
        [
            new(ApplicationMade, Party.Us, "no-application", "There is no application.", "Prepare the applications", "/applications?clientId={id}", SelectionPaid),
            new(ApplicationsSettled, Party.Payor, "applications-open", "Not every application is decided.", "Decide the open applications", "/applications?clientId={id}", ApplicationMade),
        ],
        [Step.Maintenance] = [],
    };

    /// <summary>What belongs to a step without being needed for it to be done.</summary>
    public static IReadOnlyDictionary<Step, IReadOnlyList<Fact>> AlsoOf { get; } = new Dictionary<Step, IReadOnlyList<Fact>>
    {
        [Step.Selection] = [PayorsSelected],
        [Step.Maintenance] = [MaintenanceStarted],
    };

    /// <summary>Whether clients of this kind go through a step: hospitals and health plans have no payor applications.</summary>
    public static bool Applies(Step step, ClientKind kind) =>
        kind is ClientKind.Practice or ClientKind.Group || step is Step.Consultation or Step.Agreement or Step.Maintenance;

    /// <summary>The steps that clients of this kind go through, in order.</summary>
    public static IEnumerable<Step> For(ClientKind kind) => Enum.GetValues<Step>().Where(step => Applies(step, kind));

    /// <summary>Whether all that a step takes is true.</summary>
    public static bool IsMet(Step step, IReadOnlySet<Fact> facts) =>
        Requirements[step].Count > 0 && Requirements[step].All(requirement => facts.Contains(requirement.Fact));

    /// <summary>The facts that a step begins with.</summary>
    public static IEnumerable<Fact> FactsOf(Step step) =>
        Requirements[step].Select(requirement => requirement.Fact).Concat(AlsoOf.GetValueOrDefault(step) ?? []);
}
