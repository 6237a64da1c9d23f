using System.Collections.Frozen;

namespace Credentialing.Identity.Contracts;

/// <summary>
/// Everything that may be permitted, one name per thing that somebody may or may not do. Who may is in
/// <see cref="RolePermissions"/>. A permission's name is also the OAuth scope that limits a token to it.
/// </summary>
public static class Permissions
{
    // Access
    /// <summary>Register, list, rotate and remove service accounts.</summary>
    public const string ApiClientsManage = "api-clients.manage";
    /// <summary>Invite people, change their roles and bindings, end their sessions.</summary>
    public const string UsersManage = "users.manage";
    /// <summary>See and rotate signing keys.</summary>
    public const string KeysManage = "keys.manage";
    /// <summary>Take emergency access, for a reason, and give it back.</summary>
    public const string BreakGlassUse = "break-glass.use";
    /// <summary>See emergency accesses: one's own, or with a permission to review or to audit all.</summary>
    public const string BreakGlassRead = "break-glass.read";
    /// <summary>Say whether another's emergency access was justified, and end one.</summary>
    public const string BreakGlassReview = "break-glass.review";

    // Operations
    /// <summary>Read and export the audit trail.</summary>
    public const string AuditRead = "audit.read";
    /// <summary>List, replay and discard messages that failed.</summary>
    public const string FailedMessagesManage = "failed-messages.manage";
    /// <summary>See a masked field in full, with a reason that is recorded.</summary>
    public const string PersonalDataUnmask = "personal-data.unmask";
    /// <summary>Move the clock of a rehearsal stack.</summary>
    public const string RehearsalClock = "rehearsal.clock";

    // Clients
    /// <summary>See requests for a consultation.</summary>
    public const string ConsultationRequestsRead = "consultation-requests.read";
    /// <summary>Accept a request, which creates the client, or decline it.</summary>
    public const string ConsultationRequestsDecide = "consultation-requests.decide";
    /// <summary>See clients and their journey.</summary>
    public const string ClientsRead = "clients.read";
    /// <summary>Create a client.</summary>
    public const string ClientsCreate = "clients.create";
    /// <summary>Change what is recorded about a client.</summary>
    public const string ClientsWrite = "clients.write";
    /// <summary>See meetings, also as calendar files.</summary>
    public const string MeetingsRead = "meetings.read";
    /// <summary>Arrange, move and cancel meetings.</summary>
    public const string MeetingsWrite = "meetings.write";
    /// <summary>Record what a meeting came to.</summary>
    public const string MeetingsComplete = "meetings.complete";
    /// <summary>See launch plans.</summary>
    public const string LaunchPlansRead = "launch-plans.read";
    /// <summary>Draft, edit and publish launch plans.</summary>
    public const string LaunchPlansWrite = "launch-plans.write";
    /// <summary>See agreements.</summary>
    public const string AgreementsRead = "agreements.read";
    /// <summary>Draft and void agreements.</summary>
    public const string AgreementsWrite = "agreements.write";
    /// <summary>Send an agreement for signature.</summary>
    public const string AgreementsSend = "agreements.send";
    /// <summary>Sign an agreement; the signer's roles say for which side.</summary>
    public const string AgreementsSign = "agreements.sign";
    /// <summary>See who looks after a client.</summary>
    public const string TeamRead = "team.read";
    /// <summary>Say who looks after a client.</summary>
    public const string TeamWrite = "team.write";
    /// <summary>See questions and their answers.</summary>
    public const string QuestionsRead = "questions.read";
    /// <summary>Ask a question, or reopen one.</summary>
    public const string QuestionsAsk = "questions.ask";
    /// <summary>Answer a question or hand it on.</summary>
    public const string QuestionsAnswer = "questions.answer";
    /// <summary>See complaints.</summary>
    public const string ComplaintsRead = "complaints.read";
    /// <summary>Raise a complaint.</summary>
    public const string ComplaintsRaise = "complaints.raise";
    /// <summary>Acknowledge, escalate and resolve complaints.</summary>
    public const string ComplaintsHandle = "complaints.handle";
    /// <summary>See monthly status reports and recommendations.</summary>
    public const string StatusReportsRead = "status-reports.read";
    /// <summary>Compile a status report.</summary>
    public const string StatusReportsWrite = "status-reports.write";
    /// <summary>See our staff and their trainings.</summary>
    public const string StaffRead = "staff.read";
    /// <summary>Keep the records of staff and trainings.</summary>
    public const string StaffWrite = "staff.write";

    // Providers
    /// <summary>See practices.</summary>
    public const string PracticesRead = "practices.read";
    /// <summary>Create and change practices.</summary>
    public const string PracticesWrite = "practices.write";
    /// <summary>See providers, personal data masked.</summary>
    public const string ProvidersRead = "providers.read";
    /// <summary>Create and change providers, import rosters, look up an NPI.</summary>
    public const string ProvidersWrite = "providers.write";
    /// <summary>See criteria sets.</summary>
    public const string CriteriaSetsRead = "criteria-sets.read";
    /// <summary>Draft and propose criteria sets.</summary>
    public const string CriteriaSetsWrite = "criteria-sets.write";
    /// <summary>Approve a proposed criteria set for the client.</summary>
    public const string CriteriaSetsApprove = "criteria-sets.approve";
    /// <summary>See credential files and their reports.</summary>
    public const string CredentialFilesRead = "credential-files.read";
    /// <summary>Open and withdraw credential files, issue their reports.</summary>
    public const string CredentialFilesWrite = "credential-files.write";
    /// <summary>Run verifications and record what a source said.</summary>
    public const string CredentialFilesVerify = "credential-files.verify";
    /// <summary>Vote on a file in committee.</summary>
    public const string CredentialFilesVote = "credential-files.vote";
    /// <summary>Record the committee's decision.</summary>
    public const string CredentialFilesDecide = "credential-files.decide";
    /// <summary>Approve a clean file without the committee; the medical director's.</summary>
    public const string CredentialFilesApproveClean = "credential-files.approve-clean";
    /// <summary>See agendas and minutes.</summary>
    public const string CommitteeMeetingsRead = "committee-meetings.read";
    /// <summary>Convene the committee, keep its agenda, attendance and minutes.</summary>
    public const string CommitteeMeetingsWrite = "committee-meetings.write";
    /// <summary>Screen names against exclusion and sanctions lists.</summary>
    public const string ScreeningsRun = "screenings.run";
    /// <summary>See monitoring alerts.</summary>
    public const string AlertsRead = "alerts.read";
    /// <summary>Clear or confirm an alert.</summary>
    public const string AlertsDispose = "alerts.dispose";
    /// <summary>See which lists are loaded.</summary>
    public const string ExclusionListsRead = "exclusion-lists.read";
    /// <summary>Load lists.</summary>
    public const string ExclusionListsWrite = "exclusion-lists.write";
    /// <summary>See what expires soon.</summary>
    public const string ExpirablesRead = "expirables.read";
    /// <summary>See audits of credential files.</summary>
    public const string FileAuditsRead = "file-audits.read";
    /// <summary>Sample files for an audit and record findings.</summary>
    public const string FileAuditsWrite = "file-audits.write";
    /// <summary>Read the FHIR directory.</summary>
    public const string FhirRead = "fhir.read";

    // Payors
    /// <summary>See the payor catalogue.</summary>
    public const string PayorsRead = "payors.read";
    /// <summary>Keep the payor catalogue.</summary>
    public const string PayorsWrite = "payors.write";
    /// <summary>See discovery reports.</summary>
    public const string DiscoveryReportsRead = "discovery-reports.read";
    /// <summary>Compile and publish discovery reports.</summary>
    public const string DiscoveryReportsWrite = "discovery-reports.write";
    /// <summary>See payor selections.</summary>
    public const string PayorSelectionsRead = "payor-selections.read";
    /// <summary>Select payors, which opens applications and an invoice.</summary>
    public const string PayorSelectionsWrite = "payor-selections.write";
    /// <summary>See applications and packets.</summary>
    public const string ApplicationsRead = "applications.read";
    /// <summary>Follow up, record payor responses, clarify, withdraw.</summary>
    public const string ApplicationsWrite = "applications.write";
    /// <summary>Submit and resubmit applications.</summary>
    public const string ApplicationsSubmit = "applications.submit";
    /// <summary>See attestations.</summary>
    public const string AttestationsRead = "attestations.read";
    /// <summary>Record attestations.</summary>
    public const string AttestationsWrite = "attestations.write";
    /// <summary>See group contracts.</summary>
    public const string GroupContractsRead = "group-contracts.read";
    /// <summary>Keep group contracts.</summary>
    public const string GroupContractsWrite = "group-contracts.write";
    /// <summary>See a client's readiness.</summary>
    public const string ReadinessRead = "readiness.read";

    // Billing
    /// <summary>See price sheets.</summary>
    public const string PriceSheetsRead = "price-sheets.read";
    /// <summary>Publish price sheets.</summary>
    public const string PriceSheetsWrite = "price-sheets.write";
    /// <summary>See quotes.</summary>
    public const string QuotesRead = "quotes.read";
    /// <summary>Make quotes.</summary>
    public const string QuotesWrite = "quotes.write";
    /// <summary>Accept a quote, which opens an invoice.</summary>
    public const string QuotesAccept = "quotes.accept";
    /// <summary>See invoices and statements.</summary>
    public const string InvoicesRead = "invoices.read";
    /// <summary>Void invoices, write credit notes.</summary>
    public const string InvoicesWrite = "invoices.write";
    /// <summary>Start a card payment.</summary>
    public const string InvoicesPay = "invoices.pay";
    /// <summary>Record money received: cheque, wire, ACH, card.</summary>
    public const string PaymentsRecord = "payments.record";
    /// <summary>Ask for a refund.</summary>
    public const string RefundsRequest = "refunds.request";
    /// <summary>Approve a refund that someone else asked for; never one's own, whatever the role.</summary>
    public const string RefundsApprove = "refunds.approve";
    /// <summary>See the ledger and ageing.</summary>
    public const string LedgerRead = "ledger.read";
    /// <summary>See a client's maintenance subscription.</summary>
    public const string MaintenanceRead = "maintenance.read";
    /// <summary>Start, change and end maintenance.</summary>
    public const string MaintenanceWrite = "maintenance.write";

    // Documents
    /// <summary>See and download documents and requests for them.</summary>
    public const string DocumentsRead = "documents.read";
    /// <summary>Upload documents and new versions.</summary>
    public const string DocumentsUpload = "documents.upload";
    /// <summary>Decide that a document's retention has ended.</summary>
    public const string DocumentsDelete = "documents.delete";
    /// <summary>Ask for a document.</summary>
    public const string DocumentRequestsWrite = "document-requests.write";

    // Notifications
    /// <summary>Register webhooks, see deliveries, redeliver.</summary>
    public const string WebhooksManage = "webhooks.manage";
    /// <summary>Read one's own inbox.</summary>
    public const string InboxRead = "inbox.read";
    /// <summary>See which e-mail was sent to whom.</summary>
    public const string EmailLogRead = "email-log.read";

    /// <summary>Every permission.</summary>
    public static IReadOnlySet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal,
        ApiClientsManage, UsersManage, KeysManage, BreakGlassUse, BreakGlassRead, BreakGlassReview, AuditRead, FailedMessagesManage, PersonalDataUnmask,
        RehearsalClock, ConsultationRequestsRead, ConsultationRequestsDecide, ClientsRead, ClientsCreate,
        ClientsWrite, MeetingsRead, MeetingsWrite, MeetingsComplete, LaunchPlansRead, LaunchPlansWrite,
        AgreementsRead, AgreementsWrite, AgreementsSend, AgreementsSign, TeamRead, TeamWrite, QuestionsRead,
        QuestionsAsk, QuestionsAnswer, ComplaintsRead, ComplaintsRaise, ComplaintsHandle, StatusReportsRead,
        StatusReportsWrite, StaffRead, StaffWrite, PracticesRead, PracticesWrite, ProvidersRead, ProvidersWrite,
        CriteriaSetsRead, CriteriaSetsWrite, CriteriaSetsApprove, CredentialFilesRead, CredentialFilesWrite,
        CredentialFilesVerify, CredentialFilesVote, CredentialFilesDecide, CredentialFilesApproveClean,
        CommitteeMeetingsRead, CommitteeMeetingsWrite, ScreeningsRun, AlertsRead, AlertsDispose,
        ExclusionListsRead, ExclusionListsWrite, ExpirablesRead, FileAuditsRead, FileAuditsWrite, FhirRead,
        PayorsRead, PayorsWrite, DiscoveryReportsRead, DiscoveryReportsWrite, PayorSelectionsRead,
        PayorSelectionsWrite, ApplicationsRead, ApplicationsWrite, ApplicationsSubmit, AttestationsRead,
        AttestationsWrite, GroupContractsRead, GroupContractsWrite, ReadinessRead, PriceSheetsRead,
        PriceSheetsWrite, QuotesRead, QuotesWrite, QuotesAccept, InvoicesRead, InvoicesWrite, InvoicesPay,
        PaymentsRecord, RefundsRequest, RefundsApprove, LedgerRead, MaintenanceRead, MaintenanceWrite,
        DocumentsRead, DocumentsUpload, DocumentsDelete, DocumentRequestsWrite, WebhooksManage, InboxRead,
        EmailLogRead);
}
