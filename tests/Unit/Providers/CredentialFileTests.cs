using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Providers.CredentialFiles;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

public sealed class CredentialFileTests
{
    [Theory]
    [InlineData("hospital", 60, "joint-commission")]
    [InlineData("healthPlan", 30, "ncqa-2025")]
    [InlineData("practice", 30, "ncqa-2025-cvo")]
    [InlineData("group", 30, "ncqa-2025-cvo")]
    public void The_kind_of_client_says_how_long_and_by_which_standard(string kind, int days, string set)
    {
        Turnaround.DaysFor(kind).ShouldBe(days);
        Turnaround.CriteriaFor(kind).ShouldBe(set);
    }

    [Theory]
    [InlineData(30, 0, false)]
    [InlineData(30, 30, false)]
    [InlineData(30, 31, true)]
    [InlineData(60, 31, false)]
    [InlineData(60, 61, true)]
    public void A_file_is_late_when_more_days_have_gone_than_were_promised(int promised, int gone, bool late)
    {
        var file = Some.File(days: promised);
        file.DueAt.ShouldBe(Some.Now.AddDays(promised));
        file.IsBreached(Some.Now.AddDays(gone)).ShouldBe(late);
        file.IsBreached(Some.Now.AddDays(promised).AddSeconds(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_file_has_what_the_provider_claims_once_for_each_state()
    {
        var file = Some.File(claims: new Claims(["RI", "CT"], ["CT"], BoardCertified: true));

        Codes(file).ShouldBe(
        [
            "license-ct", "license-ri", "dea-ct", "education", "board-certification", "work-history", "malpractice-claims",
            "state-sanctions", "medicare-medicaid-sanctions", "attestation", "npi",
        ]);
        file.MissingOn(Day(0)).ShouldBe(Codes(file).SkipLast(1));
        file.State.ShouldBe(FileState.Open);
        file.Events.OfType<CredentialFileOpened>().ShouldHaveSingleItem().CriteriaSet.ShouldBe("ncqa-2025");
    }

    [Fact]
    public void What_is_not_claimed_is_not_missing()
    {
        var file = Some.File(claims: new Claims([], [], BoardCertified: false));

        file.MissingOn(Day(0)).ShouldBe(["license", "education", "work-history", "malpractice-claims", "state-sanctions", "medicare-medicaid-sanctions", "attestation"]);
        Codes(file).ShouldContain("board-certification");
    }

    [Fact]
    public void A_provisional_file_needs_licence_claims_history_and_attestation() =>
        Some.File(kind: FileKind.Provisional).MissingOn(Day(0)).ShouldBe(["license-ct", "malpractice-claims", "attestation"]);

    [Fact]
    public void A_file_goes_from_open_to_ready_when_the_last_required_element_is_verified()
    {
        var file = Some.File();
        foreach (var code in file.MissingOn(Day(0)))
        {
            file.State.ShouldNotBe(FileState.ReadyForReview);
            file.Record(code, Some.Finding(), "specialist", Some.Now).ShouldBeNull();
        }

        file.State.ShouldBe(FileState.ReadyForReview);
        file.MissingOn(Day(0)).ShouldBeEmpty();
        file.Events.OfType<CredentialFileStateChanged>().Select(changed => (changed.From, changed.To))
            .ShouldBe([("open", "inVerification"), ("inVerification", "readyForReview")]);
    }

    [Fact]
    public void Something_adverse_makes_a_problem_until_it_is_found_wrong()
    {
        var file = Some.File();
        file.Record("license-ct", Some.Finding(VerificationOutcome.Adverse), "specialist", Some.Now).ShouldBeNull();
        file.State.ShouldBe(FileState.Problem);

        file.Record("license-ct", Some.Finding(at: Some.Now.AddHours(1)), "specialist", Some.Now.AddHours(1)).ShouldBeNull();

        file.State.ShouldBe(FileState.InVerification);
        file.Verifications.Count.ShouldBe(2);
    }

    [Fact]
    public void What_is_verified_needs_a_document()
    {
        var file = Some.File();
        var refusal = file.Record("license-ct", Some.Finding() with { Evidence = [] }, "specialist", Some.Now);
        (refusal!.Code, refusal.Field).ShouldBe(("evidence-required", "evidence"));
        file.State.ShouldBe(FileState.Open);
    }

    [Fact]
    public void Nothing_is_verified_in_the_future() =>
        Some.File().Record("license-ct", Some.Finding(at: Some.Now.AddHours(1)), "specialist", Some.Now)!.Code.ShouldBe("in-the-future");

    [Theory]
    [InlineData("ncqa-2025", null, 120)]
    [InlineData("ncqa-2025-cvo", null, 90)]
    [InlineData("ncqa-2024", null, 180)]
    [InlineData("ncqa-2025", 30, 30)]
    [InlineData("ncqa-2025", 400, 120)]
    public void A_verification_holds_until_the_standard_or_the_credential_ends(string set, int? expiresIn, int days)
    {
        var file = Some.File(set);
        file.Record("license-ct", Some.Finding(expiresOn: expiresIn is { } left ? Day(left) : null), "specialist", Some.Now);
        var license = file.Find("license-ct")!;

        license.ValidUntil.ShouldBe(Day(days));
        license.StateOn(Day(days)).ShouldBe(ElementState.Verified);
        license.StateOn(Day(days + 1)).ShouldBe(ElementState.Expired);
        file.MissingOn(Day(days)).ShouldNotContain("license-ct");
        file.MissingOn(Day(days + 1)).ShouldContain("license-ct");
    }

    [Fact]
    public void Urac_counts_in_months_and_the_joint_commission_not_at_all()
    {
        var urac = Some.File("urac-6");
        urac.Record("license-ct", Some.Finding(), "specialist", Some.Now);
        urac.Find("license-ct")!.ValidUntil.ShouldBe(new DateOnly(2026, 9, 2));

        var hospital = Some.File("joint-commission");
        hospital.Record("license-ct", Some.Finding(), "specialist", Some.Now);
        hospital.Find("license-ct")!.ValidUntil.ShouldBeNull();
    }

    [Fact]
    public void What_was_said_earlier_does_not_take_the_place_of_what_was_said_since()
    {
        var file = Some.File();
        file.Record("license-ct", Some.Finding(at: Some.Now), "specialist", Some.Now);
        file.Record("license-ct", Some.Finding(VerificationOutcome.Unavailable, at: Some.Now.AddDays(-1)), "specialist", Some.Now);
        file.Find("license-ct")!.State.ShouldBe(ElementState.Verified);
    }

    [Fact]
    public void A_source_is_asked_three_times_and_then_another_one()
    {
        var file = Some.File();
        for (var time = 1; time <= CredentialFile.MostAttempts; time++)
        {
            file.Try("license-ct", new Attempt("The board", "phone", Some.Now, "No answer"), Some.Now).ShouldBeNull();
        }

        file.Find("license-ct")!.State.ShouldBe(ElementState.Requested);
        file.State.ShouldBe(FileState.InVerification);
        file.Try("license-ct", new Attempt("the board", "phone", Some.Now, "No answer"), Some.Now)!.Code.ShouldBe("attempts-exhausted");
        file.Try("license-ct", new Attempt("The board's archive", "letter", Some.Now, "Sent"), Some.Now).ShouldBeNull();
    }

    [Fact]
    public void A_file_follows_what_is_claimed_and_keeps_what_was_found()
    {
        var set = Some.Set("ncqa-2025");
        var file = Some.File();
        file.Record("license-ct", Some.Finding(), "specialist", Some.Now);

        file.Follow(set.Elements, new Claims(["RI"], ["RI"], BoardCertified: true), Some.Now);

        file.Find("license-ct")!.Required.ShouldBeFalse();
        file.Find("license-ct")!.State.ShouldBe(ElementState.Verified);
        file.Find("dea").ShouldBeNull();
        file.MissingOn(Day(0)).ShouldBe(
            ["license-ri", "dea-ri", "education", "board-certification", "work-history", "malpractice-claims", "state-sanctions", "medicare-medicaid-sanctions", "attestation"]);
    }

    private static DateOnly Day(int after) => DateOnly.FromDateTime(Some.Now.UtcDateTime).AddDays(after);

    private static string[] Codes(CredentialFile file) => [.. file.Elements.OrderBy(element => element.Place).Select(element => element.Code)];
}
