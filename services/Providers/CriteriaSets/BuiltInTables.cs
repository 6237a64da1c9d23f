namespace Credentialing.Providers.CriteriaSets;

/// <summary>
/// The criteria of the accrediting organizations, to be read as tables: one line a criterion or a period, with the
/// number, who says so, and how sure we are. A changed number is a new edition of the set, never a changed line.
/// </summary>
public static class BuiltInTables
{
    private const string Ncqa2025 = "NCQA credentialing standards, decisions from 2025-07-01";
    private const string Ncqa2024 = "NCQA credentialing standards, decisions before 2025-07-01";
    private const string NcqaCvo = "NCQA CVO certification, files reported from 2025-07-01";
    private const string Urac = "URAC credentialing standards, version 6";
    private const string JointCommission = "Joint Commission medical staff standards";
    private const string Npdb = "45 CFR 60.17";
    private const string Practice = "Our own practice";

    private const string License = "Directly from the state board, current at the decision, in each state where members are seen; a physician-profile service does not satisfy it";
    private const string Dea = "Current, in each state of practice where scheduled drugs are prescribed";
    private const string Education = "The highest level only; board certification proves it, even expired; a future completion date does not";
    private const string Board = "If claimed; recorded with its expiry, or as lifetime";
    private const string Work = "The most recent 5 years, or since licensure; gaps over 6 months explained, over 1 year in writing";
    private const string Claims = "Malpractice claims of 5 years";
    private const string Sanctions = "State sanctions and licence limitations of 5 years";
    private const string Exclusions = "Medicare and Medicaid sanctions and exclusions; Medicaid from the state agency and another listed source";
    private const string Attestation = "Signed: ability to perform, illegal drugs, licence loss or felony, loss of privileges or discipline, current malpractice cover, correctness";
    private const string Registry = "The NPI registry knows the provider as active";

    /// <summary>Every edition of every built-in set.</summary>
    public static IReadOnlyList<CriteriaTable> All { get; } =
    [
        new("ncqa-2025", "NCQA accreditation, 2025", Edition: 1,
        [
            //  code                         name                                   for whom                  days months rule        source    status
            Row("license",                   "State licence",                       Applies.EachState,        120, null, License,     Ncqa2025, "S"),
            Row("dea",                       "DEA or CDS certificate",              Applies.EachDeaState,     120, null, Dea,         Ncqa2025, "K"),
            Row("education",                 "Education and training",              Applies.Always,           120, null, Education,   Ncqa2025, "S"),
            Row("board-certification",       "Board certification",                 Applies.IfBoardCertified, 120, null, Board,       Ncqa2025, "S/K"),
            Row("work-history",              "Work history",                        Applies.Always,           120, null, Work,        Ncqa2025, "S/2"),
            Row("malpractice-claims",        "Malpractice claims history",          Applies.Always,           120, null, Claims,      Ncqa2025, "S/2"),
            Row("state-sanctions",           "State sanctions and limitations",     Applies.Always,           120, null, Sanctions,   Ncqa2025, "2/K"),
            Row("medicare-medicaid-sanctions", "Medicare and Medicaid sanctions and exclusions", Applies.Always, 120, null, Exclusions, Ncqa2025, "S"),
            Row("attestation",               "Application and signed attestation",  Applies.Always,           120, null, Attestation, Ncqa2025, "S/2"),
            Extra("npi",                     "NPI registry entry",                  Registry),
        ],
        [
            new("recredential-within", "Recredentialing, no grace",                36, TermUnit.Months, Ncqa2025, "S"),
            new("late-recredential",   "Late, scored down; later is initial anew", 30, TermUnit.Days,   Ncqa2025, "S"),
            new("provisional",         "Provisional status, once",                 60, TermUnit.Days,   Ncqa2025, "S"),
            new("decision-notice",     "Notice of the decision",                   30, TermUnit.Days,   Ncqa2025, "S"),
            new("alert-review",        "Work on a monitoring alert",               30, TermUnit.Days,   Ncqa2025, "S"),
        ]),
        new("ncqa-2025-cvo", "NCQA certified CVO, 2025", Edition: 1,
        [
            Row("license",                   "State licence",                       Applies.EachState,         90, null, License,     NcqaCvo, "S"),
            Row("dea",                       "DEA or CDS certificate",              Applies.EachDeaState,      90, null, Dea,         NcqaCvo, "K"),
            Row("education",                 "Education and training",              Applies.Always,            90, null, Education,   NcqaCvo, "S"),
            Row("board-certification",       "Board certification",                 Applies.IfBoardCertified,  90, null, Board,       NcqaCvo, "S/K"),
            Row("work-history",              "Work history",                        Applies.Always,            90, null, Work,        NcqaCvo, "S/2"),
            Row("malpractice-claims",        "Malpractice claims history",          Applies.Always,            90, null, Claims,      NcqaCvo, "S/2"),
            Row("state-sanctions",           "State sanctions and limitations",     Applies.Always,            90, null, Sanctions,   NcqaCvo, "2/K"),
            Row("medicare-medicaid-sanctions", "Medicare and Medicaid sanctions and exclusions", Applies.Always, 90, null, Exclusions, NcqaCvo, "S"),
            Row("attestation",               "Application and signed attestation",  Applies.Always,           120, null, Attestation, NcqaCvo, "S/2"),
            Extra("npi",                     "NPI registry entry",                  Registry),
        ],
        [
            new("recredential-within", "Recredentialing, no grace",                36, TermUnit.Months, NcqaCvo, "S"),
            new("provisional",         "Provisional status, once",                 60, TermUnit.Days,   NcqaCvo, "S"),
            new("decision-notice",     "Notice of the decision",                   30, TermUnit.Days,   NcqaCvo, "S"),
            new("alert-review",        "Work on a monitoring alert",               30, TermUnit.Days,   NcqaCvo, "S"),
        ]),
        new("ncqa-2024", "NCQA accreditation, 2024", Edition: 1,
        [
            Row("license",                   "State licence",                       Applies.EachState,        180, null, License,     Ncqa2024, "S"),
            Row("dea",                       "DEA or CDS certificate",              Applies.EachDeaState,     180, null, Dea,         Ncqa2024, "K"),
            Row("education",                 "Education and training",              Applies.Always,           180, null, Education,   Ncqa2024, "S"),
            Row("board-certification",       "Board certification",                 Applies.IfBoardCertified, 180, null, Board,       Ncqa2024, "S/K"),
            Row("work-history",              "Work history",                        Applies.Always,           365, null, Work,        Ncqa2024, "S/2"),
            Row("malpractice-claims",        "Malpractice claims history",          Applies.Always,           180, null, Claims,      Ncqa2024, "S/2"),
            Row("state-sanctions",           "State sanctions and limitations",     Applies.Always,           180, null, Sanctions,   Ncqa2024, "2/K"),
            Row("medicare-medicaid-sanctions", "Medicare and Medicaid sanctions",   Applies.Always,           180, null, Exclusions,  Ncqa2024, "S"),
            Row("attestation",               "Application and signed attestation",  Applies.Always,           365, null, Attestation, Ncqa2024, "S/2"),
            Extra("npi",                     "NPI registry entry",                  Registry),
        ],
        [
            new("recredential-within", "Recredentialing, no grace",                36, TermUnit.Months, Ncqa2024, "S"),
            new("late-recredential",   "Late, scored down; later is initial anew", 30, TermUnit.Days,   Ncqa2024, "S"),
            new("provisional",         "Provisional status, once",                 60, TermUnit.Days,   Ncqa2024, "S"),
            new("decision-notice",     "Notice of the decision",                   60, TermUnit.Days,   Ncqa2024, "S"),
        ]),
        new("urac-6", "URAC, version 6", Edition: 1,
        [
            Row("license",                   "State licence",                       Applies.EachState,       null, 6, License,        Urac, "S"),
            Row("dea",                       "DEA or CDS certificate",              Applies.EachDeaState,    null, 6, Dea,            Urac, "K"),
            Row("education",                 "Education and training",              Applies.Always,          null, 6, Education,      Urac, "S"),
            Row("board-certification",       "Board certification",                 Applies.IfBoardCertified, null, 6, Board,         Urac, "S/K"),
            Row("work-history",              "Work history",                        Applies.Always,          null, 6, Work,           Urac, "2/K"),
            Row("malpractice-claims",        "Malpractice claims history",          Applies.Always,          null, 6, Claims,         Urac, "2/K"),
            Row("state-sanctions",           "State sanctions and limitations",     Applies.Always,          null, 6, Sanctions,      Urac, "2/K"),
            Row("medicare-medicaid-sanctions", "Medicare and Medicaid sanctions and exclusions", Applies.Always, null, 6, Exclusions, Urac, "S"),
            Row("attestation",               "Application and signed attestation",  Applies.Always,           180, null, Attestation, Urac, "S"),
            Extra("npi",                     "NPI registry entry",                  Registry),
        ],
        [
            new("recredential-within", "Recredentialing, to the month", 36, TermUnit.Months, Urac, "S"),
            new("decision-notice",     "Notice of the decision",        10, TermUnit.Days,   Urac, "S"),
        ]),
        new("joint-commission", "Joint Commission, medical staff", Edition: 1,
        [
            Row("license",                   "State licence",                       Applies.EachState,       null, null, "Verified at appointment, reappointment, revision and expiry; current at the decision", JointCommission, "S/2"),
            Row("dea",                       "DEA or CDS certificate",              Applies.EachDeaState,    null, null, Dea,         JointCommission, "K"),
            Row("education",                 "Education and training",              Applies.Always,          null, null, Education,   JointCommission, "K"),
            Row("board-certification",       "Board certification",                 Applies.IfBoardCertified, null, null, Board,      JointCommission, "K"),
            Row("work-history",              "Work history",                        Applies.Always,          null, null, Work,        JointCommission, "K"),
            Row("malpractice-claims",        "Malpractice claims history",          Applies.Always,          null, null, Claims,      JointCommission, "K"),
            Row("npdb",                      "National Practitioner Data Bank query", Applies.Always,        null, 24, "At the application and every 2 years, also under a 3-year cycle; a continuous query counts", Npdb, "S"),
            Row("medicare-medicaid-sanctions", "Medicare and Medicaid sanctions and exclusions", Applies.Always, null, null, Exclusions, JointCommission, "K"),
            Row("peer-references",           "Peer references on current competence", Applies.Always,        null, null, "From peers who know the provider's current work", JointCommission, "K"),
            Row("attestation",               "Application and signed attestation",  Applies.Always,          null, null, Attestation, JointCommission, "K"),
            Extra("npi",                     "NPI registry entry",                  Registry),
        ],
        [
            new("recredential-within",  "Appointment and privileges, to the day; less where law says so", 36, TermUnit.Months, JointCommission, "S/2"),
            new("temporary-privileges", "Temporary privileges, at most",                                 120, TermUnit.Days,   JointCommission, "S/2"),
            new("npdb-query",           "Query of the data bank, at least every",                         24, TermUnit.Months, Npdb, "S"),
        ]),
    ];

    private static Criterion Row(string code, string name, Applies applies, int? days, int? months, string rule, string source, string status) =>
        new(code, name, applies, Required: true, days, months, rule, source, status);

    // No accreditor asks for it; we look all the same, for a wrong identity spoils everything that follows.
    private static Criterion Extra(string code, string name, string rule) =>
        new(code, name, Applies.Always, Required: false, ValidityDays: null, ValidityMonths: null, rule, Practice, "K");
}
