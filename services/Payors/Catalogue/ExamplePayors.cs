using Credentialing.ServiceDefaults.Domain;

using static Credentialing.Payors.Catalogue.PanelStatus;
using static Credentialing.Payors.Catalogue.SubmissionMethod;

namespace Credentialing.Payors.Catalogue;

/// <summary>
/// Made-up payors, marked as examples: every fresh stack has them, so that the whole way can be tried. In each of
/// Connecticut, Massachusetts and Rhode Island one with an open panel wants nothing beyond the profile.
/// </summary>
internal static class ExamplePayors
{
    private const string C = "commercial", Mc = "medicare", Md = "medicaid", B = "behavioral", X = "exchange", W = "workersCompensation";

    private static readonly PayorRequirement s_malpractice = new("malpractice-cover", "Certificate of current malpractice insurance", "malpracticeInsurance");
    private static readonly PayorRequirement s_w9 = new("w9", "Form W-9, signed within the last year", "w9");
    private static readonly PayorRequirement s_license = new("license-copy", "Copy of the state licence", "license");
    private static readonly PayorRequirement s_cv = new("curriculum-vitae", "Curriculum vitae with months and years, gaps explained", "curriculumVitae");
    private static readonly PayorRequirement s_board = new("board-certificate", "Copy of the board certificate", "boardCertificate");
    private static readonly PayorRequirement s_dea = new("dea-certificate", "Copy of the DEA certificate", "deaCertificate");
    private static readonly PayorRequirement s_caqh = new(PayorRequirement.CaqhId, "A CAQH profile that the payor is authorised to read");
    private static readonly PayorRequirement s_visit = new("office-visit", "The payor may visit the office before it decides");

    private static readonly string[] s_everywhere =
        [.. UsStates.All.Except(["AS", "GU", "MP", "PR", "VI"], StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static readonly string[] s_newEngland = ["CT", "MA", "ME", "NH", "RI", "VT"];

    /// <summary>Each payor's code and terms.</summary>
    public static IReadOnlyList<(string Code, PayorTerms Terms)> All { get; } =
    [
        // Connecticut
        Of("harborlight-ct", "Harborlight Health Plan", ["CT"], [C, X], Portal, Open, 45),
        Of("nutmeg-community-care", "Nutmeg Community Care", ["CT"], [Md], Portal, Open, 60, s_w9, s_malpractice),
        Of("charter-oak-mutual", "Charter Oak Mutual", ["CT"], [C], Caqh, Open, 75, s_caqh, s_malpractice),
        Of("housatonic-health", "Housatonic Health", ["CT"], [C, Mc], Portal, Closed, 90, s_malpractice),
        Of("mystic-behavioral", "Mystic Behavioral Network", ["CT", "RI"], [B], Caqh, Limited, 60, s_caqh, s_license),
        Of("long-sound-medicare", "Long Sound Medicare Advantage", ["CT"], [Mc], Paper, Open, 60, s_w9, s_cv, s_malpractice),
        Of("quinnipiac-workers", "Quinnipiac Workers Fund", ["CT"], [W], Paper, Limited, 30, s_w9),

        // Massachusetts
        Of("bayward-ma", "Bayward Health Cooperative", ["MA"], [C, X], Portal, Open, 50),
        Of("pilgrims-rest-health", "Pilgrims Rest Health", ["MA"], [C], Caqh, Open, 60, s_caqh, s_malpractice, s_board),
        Of("mill-river-partnership", "Mill River Care Partnership", ["MA"], [Md], Portal, Open, 45, s_w9, s_malpractice),
        Of("cape-lantern", "Cape Lantern Insurance", ["MA"], [C, Mc], Portal, Closed, 90, s_malpractice),
        Of("berkshire-vale", "Berkshire Vale Plan", ["MA", "VT"], [C], Paper, Open, 75, s_w9, s_cv, s_license),
        Of("commonwealth-mind", "Commonwealth Mind and Wellness", ["MA"], [B, Md], Portal, Limited, 60, s_license),
        Of("old-colony-seniors", "Old Colony Seniors", ["MA", "RI"], [Mc], Portal, Open, 60, s_malpractice, s_dea),

        // Rhode Island
        Of("ocean-bridge-ri", "Ocean Bridge Health", ["RI"], [C, X], Portal, Open, 40),
        Of("narragansett-mutual", "Narragansett Mutual", ["RI"], [C], Caqh, Open, 55, s_caqh, s_malpractice),
        Of("little-state-community", "Little State Community Plan", ["RI"], [Md], Portal, Open, 45, s_w9, s_malpractice),
        Of("anchor-point-medicare", "Anchor Point Medicare", ["RI"], [Mc], Paper, Limited, 70, s_w9, s_cv),
        Of("blackstone-select", "Blackstone Select", ["RI", "MA"], [C], Portal, Closed, 90, s_malpractice),

        // Several states of New England
        Of("six-rivers", "Six Rivers Health Alliance", s_newEngland, [C, X], Caqh, Open, 60, s_caqh),
        Of("northern-pines", "Northern Pines Health", ["ME", "NH", "VT"], [C, Mc], Portal, Open, 60),
        Of("granite-ledge", "Granite Ledge Insurance", ["NH"], [C], Caqh, Open, 65, s_caqh, s_malpractice),
        Of("down-east-care", "Down East Care", ["ME"], [Md], Portal, Open, 50, s_w9),
        Of("green-mountain-fund", "Green Mountain Fund", ["VT"], [C, Md], Paper, Open, 60, s_w9, s_license),
        Of("lighthouse-minds", "Lighthouse Minds", s_newEngland, [B], Portal, Open, 45, s_license, s_malpractice),

        // New York, New Jersey, Pennsylvania
        Of("hudson-gate", "Hudson Gate Health", ["NY"], [C, X], Portal, Open, 90),
        Of("empire-valley", "Empire Valley Plan", ["NY"], [Md, Mc], Portal, Closed, 120, s_w9, s_malpractice),
        Of("five-boroughs", "Five Boroughs Community Health", ["NY"], [Md], Caqh, Limited, 90, s_caqh, s_visit),
        Of("garden-coast", "Garden Coast Insurance", ["NJ"], [C], Caqh, Open, 75, s_caqh, s_malpractice),
        Of("pinelands-care", "Pinelands Care", ["NJ"], [Md], Portal, Open, 60),
        Of("keystone-hollow", "Keystone Hollow Health", ["PA"], [C, Mc], Portal, Open, 60, s_malpractice),
        Of("three-rivers-behavioral", "Three Rivers Behavioral", ["PA"], [B], Paper, Open, 75, s_w9, s_cv),

        // Elsewhere
        Of("gulf-palm", "Gulf Palm Health", ["FL"], [C, Mc], Caqh, Open, 90, s_caqh, s_malpractice),
        Of("sawgrass-community", "Sawgrass Community Plan", ["FL"], [Md], Portal, Open, 60),
        Of("lone-prairie", "Lone Prairie Mutual", ["TX"], [C, X], Portal, Open, 90),
        Of("hill-country-care", "Hill Country Care", ["TX"], [Md], Portal, Limited, 75, s_w9, s_visit),
        Of("golden-ridge", "Golden Ridge Health Plan", ["CA"], [C, Mc], Caqh, Open, 90, s_caqh, s_malpractice, s_dea),
        Of("redwood-valley", "Redwood Valley Medicaid Plan", ["CA"], [Md], Portal, Closed, 90, s_w9),
        Of("lakeshore-union", "Lakeshore Union Health", ["IL"], [C], Portal, Open, 60),
        Of("cascade-summit", "Cascade Summit", ["WA", "OR"], [C, X], Portal, Open, 90),
        Of("desert-bloom", "Desert Bloom Health", ["AZ", "NM"], [C, Md], Caqh, Open, 60, s_caqh),
        Of("peachtree-lane", "Peachtree Lane Insurance", ["GA"], [C], Caqh, Limited, 75, s_caqh, s_board),

        // The whole country
        Of("united-harvest", "United Harvest Health", s_everywhere, [C, X], Caqh, Open, 90, s_caqh, s_malpractice),
        Of("liberty-meadow", "Liberty Meadow Behavioral", s_everywhere, [B], Portal, Limited, 60, s_license, s_malpractice),
        Of("evergreen-seniors", "Evergreen Seniors", s_everywhere, [Mc], Paper, Open, 75, s_w9, s_cv, s_malpractice),
        Of("compass-telehealth", "Compass Telehealth Network", s_everywhere, [C, B], Portal, Closed, 45, s_license),
    ];

    private static (string Code, PayorTerms Terms) Of(
        string code, string name, string[] states, string[] lines, SubmissionMethod method, PanelStatus panel, int days, params PayorRequirement[] requirements) =>
        (code, new PayorTerms(
            $"{name} (example)", states, lines, method, panel, days, requirements,
            [new PayorContact("Provider relations", $"providers@{code}.example", "(555) 555-0100")]));
}
