using System.Collections.Frozen;
using static Credentialing.Identity.Contracts.Permissions;

namespace Credentialing.Identity.Contracts;

/// <summary>
/// The one table of who may do what. Where a role is bound to clients, or to one provider, its permissions hold
/// for those only; rules about a single object (nobody approves the refund that he asked for) are the domain's.
/// </summary>
public static class RolePermissions
{
    /// <summary>Decisions about providers: people's, and not even an administrator's.</summary>
    private static readonly string[] Decisions = [CredentialFilesVote, CredentialFilesDecide, CredentialFilesApproveClean];

    private static readonly string[] ReadWork =
    [
        ClientsRead, MeetingsRead, LaunchPlansRead, AgreementsRead, TeamRead, QuestionsRead, ComplaintsRead,
        StatusReportsRead, StaffRead, PracticesRead, ProvidersRead, CriteriaSetsRead, CredentialFilesRead, AlertsRead,
        ExpirablesRead, PayorsRead, DiscoveryReportsRead, PayorSelectionsRead, ApplicationsRead, AttestationsRead,
        GroupContractsRead, ReadinessRead, PriceSheetsRead, QuotesRead, InvoicesRead, MaintenanceRead, DocumentsRead,
        InboxRead, FhirRead,
    ];

    private static readonly string[] RepresentativeWork =
    [
        .. ReadWork,
        ConsultationRequestsRead, ConsultationRequestsDecide, ClientsCreate, ClientsWrite, MeetingsWrite, MeetingsComplete,
        LaunchPlansWrite, AgreementsWrite, AgreementsSend, QuestionsAsk, QuestionsAnswer, ComplaintsRaise, ComplaintsHandle,
        StatusReportsWrite, PracticesWrite, ProvidersWrite, CriteriaSetsWrite, DiscoveryReportsWrite, PayorSelectionsWrite,
        ApplicationsWrite, QuotesWrite, DocumentsUpload, DocumentRequestsWrite,
    ];

    private static readonly string[] SpecialistWork =
    [
        .. ReadWork,
        QuestionsAnswer, PracticesWrite, ProvidersWrite, CriteriaSetsWrite, CredentialFilesWrite, CredentialFilesVerify,
        CommitteeMeetingsRead, CommitteeMeetingsWrite, ScreeningsRun, AlertsDispose, ExclusionListsRead,
        AttestationsWrite, DocumentsUpload, DocumentRequestsWrite, PersonalDataUnmask,
    ];

    private static readonly string[] EnrollmentWork =
    [
        .. ReadWork,
        QuestionsAnswer, PracticesWrite, ProvidersWrite, PayorsWrite, DiscoveryReportsWrite, PayorSelectionsWrite,
        ApplicationsWrite, ApplicationsSubmit, AttestationsWrite, GroupContractsWrite, DocumentsUpload,
        DocumentRequestsWrite, PersonalDataUnmask,
    ];

    private static readonly string[] ClientWork =
    [
        ClientsRead, MeetingsRead, MeetingsWrite, LaunchPlansRead, AgreementsRead, TeamRead, QuestionsRead, QuestionsAsk,
        ComplaintsRead, ComplaintsRaise, StatusReportsRead, PracticesRead, PracticesWrite, ProvidersRead, ProvidersWrite,
        CriteriaSetsRead, CredentialFilesRead, AlertsRead, ExpirablesRead, PayorsRead, DiscoveryReportsRead,
        PayorSelectionsRead, ApplicationsRead, AttestationsRead, AttestationsWrite, GroupContractsRead, ReadinessRead,
        PriceSheetsRead, QuotesRead, InvoicesRead, MaintenanceRead, DocumentsRead, DocumentsUpload, InboxRead, FhirRead,
    ];

    /// <summary>Those who may take emergency access, and look at what they took.</summary>
    private static readonly string[] BreakGlass = [BreakGlassUse, BreakGlassRead];

    /// <summary>Role to permissions. Every role has a row, and so has emergency access, which is nobody's role.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Table { get; } =
        new Dictionary<string, IEnumerable<string>>(StringComparer.Ordinal)
        {
            [Roles.Administrator] = All.Except(Decisions),
            [Roles.Manager] =
            [
                .. RepresentativeWork, .. SpecialistWork, .. EnrollmentWork,
                AgreementsSign, TeamWrite, StaffWrite, FileAuditsRead, FileAuditsWrite, WebhooksManage, EmailLogRead,
                MaintenanceWrite, .. BreakGlass, BreakGlassReview,
            ],
            [Roles.Representative] = [.. RepresentativeWork, .. BreakGlass],
            [Roles.Specialist] = [.. SpecialistWork, .. BreakGlass],
            [Roles.EnrollmentSpecialist] = [.. EnrollmentWork, .. BreakGlass],
            [Roles.MedicalDirector] =
            [
                .. ReadWork, .. Decisions, CommitteeMeetingsRead, CommitteeMeetingsWrite, AlertsDispose,
                FileAuditsRead, PersonalDataUnmask, .. BreakGlass,
            ],
            [Roles.CommitteeMember] =
                [CredentialFilesRead, CredentialFilesVote, CommitteeMeetingsRead, CriteriaSetsRead, ProvidersRead, DocumentsRead, InboxRead],
            [Roles.Billing] =
            [
                .. ReadWork, PriceSheetsWrite, QuotesWrite, InvoicesWrite, InvoicesPay, PaymentsRecord, RefundsRequest,
                RefundsApprove, LedgerRead, MaintenanceWrite, QuestionsAnswer, .. BreakGlass,
            ],
            [Roles.Auditor] =
            [
                .. ReadWork, AuditRead, ConsultationRequestsRead, CommitteeMeetingsRead, ExclusionListsRead, FileAuditsRead,
                LedgerRead, EmailLogRead, BreakGlassRead,
            ],
            [Roles.ClientAdmin] =
            [
                .. ClientWork, ClientsWrite, AgreementsSign, CriteriaSetsWrite, CriteriaSetsApprove, PayorSelectionsWrite,
                QuotesAccept, InvoicesPay, ScreeningsRun, WebhooksManage,
            ],
            [Roles.ClientUser] = ClientWork,
            [Roles.Partner] = [.. ClientWork, PayorSelectionsWrite, ScreeningsRun, WebhooksManage],
            [Roles.Provider] =
            [
                ProvidersRead, ProvidersWrite, CredentialFilesRead, ApplicationsRead, AttestationsRead, AttestationsWrite,
                ExpirablesRead, DocumentsRead, DocumentsUpload, InboxRead,
            ],

            // To see what one must see (45 CFR 164.312(a)(2)(ii)) and to shut out who must not; nothing that lasts, no money, no decision.
            [Roles.Emergency] =
            [
                .. ReadWork, PersonalDataUnmask, ConsultationRequestsRead, CommitteeMeetingsRead, ExclusionListsRead, FileAuditsRead, EmailLogRead,
                UsersManage, ApiClientsManage,
            ],
        }.ToFrozenDictionary(
            row => row.Key, row => (IReadOnlySet<string>)row.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Everything that the roles together allow; a role that is not in the table allows nothing.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<string> roles) =>
        roles.SelectMany(role => Table.TryGetValue(role, out var permissions) ? permissions : Enumerable.Empty<string>())
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether any of the roles allows it.</summary>
    public static bool Allows(IEnumerable<string> roles, string permission) =>
        roles.Any(role => Table.TryGetValue(role, out var permissions) && permissions.Contains(permission));
}
