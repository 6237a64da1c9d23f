using System.Collections.Frozen;

namespace Credentialing.Identity.Contracts;

/// <summary>The roles that an account, a person's or a system's, can hold. What each may do is in <see cref="RolePermissions"/>.</summary>
public static class Roles
{
    /// <summary>Runs the installation; may do everything but vote on or decide a credential file.</summary>
    public const string Administrator = "administrator";

    /// <summary>Leads representatives and specialists; covers and escalates.</summary>
    public const string Manager = "manager";

    /// <summary>The client's contact with us.</summary>
    public const string Representative = "representative";

    /// <summary>Verifies credentials with their primary sources.</summary>
    public const string Specialist = "specialist";

    /// <summary>Prepares payor applications and follows them up.</summary>
    public const string EnrollmentSpecialist = "enrollmentSpecialist";

    /// <summary>The physician who approves clean files and chairs the committee. A person.</summary>
    public const string MedicalDirector = "medicalDirector";

    /// <summary>Votes on credential files. A person.</summary>
    public const string CommitteeMember = "committeeMember";

    /// <summary>Invoices, takes payments, keeps the ledger.</summary>
    public const string Billing = "billing";

    /// <summary>Reads everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>Acts for its client in everything, signing and paying included.</summary>
    public const string ClientAdmin = "clientAdmin";

    /// <summary>Works for its client day to day; does not sign, pay or approve.</summary>
    public const string ClientUser = "clientUser";

    /// <summary>A partner's system, for the clients that it is bound to.</summary>
    public const string Partner = "partner";

    /// <summary>A provider, for itself only.</summary>
    public const string Provider = "provider";

    /// <summary>One of our own services, asking another over gRPC; it opens nothing else. Nobody can grant it: Identity makes these accounts when it starts.</summary>
    public const string Service = "service";

    /// <summary>
    /// What a person of ours may do besides, while emergency access is in force. Nobody can grant it: Identity writes it into
    /// the tokens of one session until the time is over, and so it stands in every audit entry that comes of it.
    /// </summary>
    public const string Emergency = "emergency";

    /// <summary>Our own people and systems: they see all clients and are never bound to one.</summary>
    public static IReadOnlySet<string> Staff { get; } = FrozenSet.Create(StringComparer.Ordinal,
        Administrator, Manager, Representative, Specialist, EnrollmentSpecialist,
        MedicalDirector, CommitteeMember, Billing, Auditor);

    /// <summary>
    /// Accounts that see only the clients they are bound to (<c>client_ids</c> in the token).
    /// A provider is bound to its client too, and besides to itself (<c>provider_id</c>).
    /// </summary>
    public static IReadOnlySet<string> ClientBound { get; } = FrozenSet.Create(StringComparer.Ordinal,
        ClientAdmin, ClientUser, Partner, Provider);

    /// <summary>Roles that decide about people, so a service account may not hold them.</summary>
    public static IReadOnlySet<string> PeopleOnly { get; } = FrozenSet.Create(StringComparer.Ordinal,
        MedicalDirector, CommitteeMember);

    /// <summary>Every role that an account can be given; <see cref="Service"/> and <see cref="Emergency"/> are none.</summary>
    public static IReadOnlySet<string> All { get; } =
        Staff.Concat(ClientBound).ToFrozenSet(StringComparer.Ordinal);
}
