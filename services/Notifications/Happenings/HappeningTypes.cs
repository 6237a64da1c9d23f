namespace Credentialing.Notifications.Happenings;

/// <summary>What can happen, by name.</summary>
internal static class HappeningTypes
{
    public const string JourneyAdvanced = "client.journey.advanced";
    public const string AgreementExecuted = "agreement.executed";
    public const string InvoiceOpened = "invoice.opened";
    public const string InvoicePaid = "invoice.paid";
    public const string CredentialFileStateChanged = "credential-file.stateChanged";
    public const string ApplicationStateChanged = "application.stateChanged";
    public const string DocumentRequested = "document.requested";
    public const string DocumentReceived = "document.received";
    public const string DocumentExpiring = "document.expiring";
    public const string AlertRaised = "alert.raised";

    // Told by mail and in the inbox; not part of what webhooks can ask for.
    public const string MeetingChanged = "meeting.changed";
    public const string LaunchPlanPublished = "launch-plan.published";
    public const string DiscoveryReportPublished = "discovery-report.published";
    public const string DocumentRequestDue = "document-request.due";
    public const string InvoiceVoided = "invoice.voided";

    /// <summary>What a webhook can ask for (api.md, Notifications); the last one has no producer yet.</summary>
    public static IReadOnlySet<string> ForWebhooks { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        JourneyAdvanced, AgreementExecuted, InvoiceOpened, InvoicePaid, CredentialFileStateChanged, ApplicationStateChanged,
        DocumentRequested, DocumentReceived, DocumentExpiring, AlertRaised, "question.answered",
    };
}
