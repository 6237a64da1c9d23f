using Credentialing.Providers.Caqh;
using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Sources;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

/// <summary>What statuses of CAQH come to on 2 March 2026, for the profile 12345678.</summary>
public sealed class AttestationVerdictTests
{
    private static readonly DateOnly s_today = new(2026, 3, 2);

    [Theory]
    //          practice state, attested so many days ago, still holds
    [InlineData("CT", 0, true)]
    [InlineData("CT", 120, true)]
    [InlineData("CT", 121, false)]
    [InlineData("", 121, false)]
    [InlineData("IL", 121, true)]
    [InlineData("IL", 180, true)]
    [InlineData("IL", 181, false)]
    public void An_attestation_holds_120_days_and_180_in_Illinois_and_has_lapsed_the_day_after(string state, int daysAgo, bool holds)
    {
        var attested = s_today.AddDays(-daysAgo);
        var verdict = Read(Status(state: state, date: $"{attested:yyyyMMdd}")).Verdict!;

        verdict.Outcome.ShouldBe(holds ? VerificationOutcome.Verified : VerificationOutcome.NeedsReview);
        verdict.SourceDate.ShouldBe(attested);
        if (holds)
        {
            (verdict.CountsFrom, verdict.ExpiresOn).ShouldBe((attested, attested.AddDays(state == "IL" ? 180 : 120)));
            verdict.Findings.ShouldContain("does not show the answers");
        }
    }

    [Theory]
    [InlineData("Re-Attestation", null)]
    [InlineData("Initial Profile Complete", null)]
    [InlineData("Expired Attestation", "has lapsed")]
    [InlineData("Initial Outreach", "does not show an attestation (status Initial Outreach)")]
    [InlineData("First Provider Contact", "does not show an attestation")]
    [InlineData("Profile Data Submitted", "does not show an attestation")]
    [InlineData("Something New", "does not show an attestation")]
    [InlineData("", "does not show an attestation (status not stated)")]
    public void Only_a_complete_and_attested_profile_is_an_attestation(string status, string? why) => Says(Status(status: status), why);

    [Theory]
    [InlineData("ACTIVE", "Y", "20260220", null)]
    [InlineData("NOT ON ROSTER", "Y", "20260220", "not have the provider on our roster (NOT ON ROSTER)")]
    [InlineData("", "Y", "20260220", "not have the provider on our roster (not stated)")]
    [InlineData("ACTIVE", "N", "20260220", "has not authorized us")]
    [InlineData("ACTIVE", "", "20260220", "does not say whether the provider has authorized us")]
    [InlineData("ACTIVE", "Y", "", "does not say when")]
    [InlineData("ACTIVE", "Y", "2026-02-20", "does not say when")]
    [InlineData("ACTIVE", "Y", "20261301", "does not say when")]
    [InlineData("ACTIVE", "Y", "20260303", "yet to come")]
    public void The_provider_must_be_on_our_roster_have_authorized_us_and_have_a_date(string roster, string authorized, string date, string? why) =>
        Says(Status(roster: roster, authorized: authorized, date: date), why);

    [Fact]
    public void An_answer_must_be_shown_to_be_about_the_provider()
    {
        Read(Status(id: "87654321")).Unusable!.ShouldContain("87654321");
        Read(Status(organization: "9999")).Unusable.ShouldBe("answered another organization's question");
        Read(Status(id: "")).Unusable.ShouldBe("answered without a provider");
        var unknown = Read(Status(), caqhId: null).Verdict!;
        (unknown.Outcome, unknown.Findings.Contains("No CAQH id is on record", StringComparison.Ordinal)).ShouldBe((VerificationOutcome.NeedsReview, true));
    }

    [Theory]
    [InlineData("""{"organization_id":"1234","caqh_provider_id":"","provider_found_flag":"N"}""")]
    [InlineData("""[{"organization_id":"1234","provider_found_flag":"N"}]""")]
    public void A_provider_whom_CAQH_does_not_know_is_looked_at(string body) => Says(body, "does not know");

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("""{"provider_found_flag":"?","caqh_provider_id":"12345678"}""")]
    public void What_is_no_status_is_no_answer(string body) => Read(body).Unusable.ShouldBe("answered with no status");

    private static void Says(string body, string? why)
    {
        var verdict = Read(body).Verdict!;
        verdict.Outcome.ShouldBe(why is null ? VerificationOutcome.Verified : VerificationOutcome.NeedsReview);
        verdict.Findings.ShouldContain(why ?? "attested");

        // That CAQH cannot say is nothing against the provider: an attestation on paper may be there.
        verdict.Grounds.ShouldBeEmpty();
    }

    private static Reading Read(string body, string? caqhId = "12345678") => AttestationVerdict.Of(body, caqhId, "1234", s_today);

    private static string Status(
        string id = "12345678", string roster = "ACTIVE", string authorized = "Y", string status = "Re-Attestation", string date = "20260220", string state = "CT", string organization = "1234") => $$"""
        {"organization_id":"{{organization}}","caqh_provider_id":"{{id}}","roster_status":"{{roster}}","authorization_flag":"{{authorized}}","provider_status":"{{status}}",
         "provider_status_date":"{{date}}","provider_practice_state":"{{state}}","provider_found_flag":"Y"}
        """;
}
