namespace Credentialing.Providers.CredentialFiles;

/// <summary>
/// What is promised to clients for a file (their agreement with us): 60 calendar days for hospitals, 30 for all others,
/// whose files are for managed care.
/// </summary>
public static class Turnaround
{
    private const int HospitalDays = 60;
    private const int OtherDays = 30;

    /// <summary>How many calendar days a file of such a client may take.</summary>
    /// <param name="clientKind">As Clients names it: <c>hospital</c>, <c>healthPlan</c> …</param>
    public static int DaysFor(string clientKind) => clientKind == "hospital" ? HospitalDays : OtherDays;

    /// <summary>
    /// The code of the set that files of such a client are judged by unless another is named: hospitals appoint by the
    /// Joint Commission's standards, health plans are accredited by NCQA themselves, and for practices and groups we
    /// verify as a certified CVO.
    /// </summary>
    /// <param name="clientKind">As Clients names it.</param>
    public static string CriteriaFor(string clientKind) => clientKind switch
    {
        "hospital" => "joint-commission",
        "healthPlan" => "ncqa-2025",
        _ => "ncqa-2025-cvo",
    };
}
