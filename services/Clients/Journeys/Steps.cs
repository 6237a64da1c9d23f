namespace Credentialing.Clients.Journeys;

/// <summary>The steps from a first conversation to being kept in network, in their order.</summary>
public enum Step
{
    /// <summary>The first conversation.</summary>
    Consultation,

    /// <summary>The market is researched and the plan reviewed.</summary>
    LaunchPlan,

    /// <summary>Agreements are signed and the client is set up.</summary>
    Agreement,

    /// <summary>What each payor asks of each provider is found out and reviewed.</summary>
    Discovery,

    /// <summary>The client selects payors and pays.</summary>
    Selection,

    /// <summary>Payors decide.</summary>
    FollowUp,

    /// <summary>All is kept current, as long as it is subscribed to.</summary>
    Maintenance,
}

/// <summary>How far a step is.</summary>
public enum StepState
{
    /// <summary>Nothing of it has happened, and others come first.</summary>
    NotStarted,

    /// <summary>The next move is ours.</summary>
    InProgress,

    /// <summary>The next move is somebody else's.</summary>
    Waiting,

    /// <summary>It is done, and stays done.</summary>
    Done,

    /// <summary>Clients of this kind do not have it.</summary>
    NotApplicable,
}

/// <summary>Whose move it is.</summary>
public enum Party
{
    /// <summary>The client's.</summary>
    Client,

    /// <summary>Ours.</summary>
    Us,

    /// <summary>A payor's.</summary>
    Payor,
}

/// <summary>What the steps are made of: things that happened, in any order, each for good.</summary>
public enum Fact
{
    /// <summary>A consultation ended with the outcome <c>proceed</c>.</summary>
    ConsultationProceeded,

    /// <summary>A launch plan was published.</summary>
    PlanPublished,

    /// <summary>The launch plan was reviewed with the client.</summary>
    PlanReviewed,

    /// <summary>A Services Agreement was executed.</summary>
    MsaExecuted,

    /// <summary>A Statement of Work was executed.</summary>
    SowExecuted,

    /// <summary>The onboarding invoice was paid.</summary>
    OnboardingPaid,

    /// <summary>A practice was set up.</summary>
    PracticeSetUp,

    /// <summary>A provider was set up.</summary>
    ProviderSetUp,

    /// <summary>The onboarding walkthrough was held.</summary>
    WalkthroughHeld,

    /// <summary>A payor discovery report was published.</summary>
    ReportPublished,

    /// <summary>The payor discovery report was reviewed with the client.</summary>
    ReportReviewed,

    /// <summary>Payors were selected.</summary>
    PayorsSelected,

    /// <summary>The invoice of a selection was paid.</summary>
    SelectionPaid,

    /// <summary>There is an application.</summary>
    ApplicationMade,

    /// <summary>Every application was approved, withdrawn, or denied without a resubmission under way.</summary>
    ApplicationsSettled,

    /// <summary>A maintenance subscription began to run.</summary>
    MaintenanceStarted,
}
