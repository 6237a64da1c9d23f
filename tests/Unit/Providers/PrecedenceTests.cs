using Credentialing.Providers.CredentialFiles;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

/// <summary>What is known of an element, what is verified by itself after that, and what is known then (S11, S12, X2).</summary>
public sealed class PrecedenceTests
{
    private const VerificationOutcome V = VerificationOutcome.Verified, A = VerificationOutcome.Adverse, N = VerificationOutcome.NeedsReview, U = VerificationOutcome.Unavailable;

    [Theory]
    //          by a person, known, then, with news, is known then
    [InlineData(false, V, V, false, ElementState.Verified)]
    [InlineData(false, V, N, false, ElementState.NeedsReview)]
    [InlineData(false, V, A, true, ElementState.Adverse)]
    [InlineData(false, N, V, false, ElementState.Verified)]
    [InlineData(false, N, A, true, ElementState.Adverse)]
    [InlineData(false, U, V, false, ElementState.Verified)]
    [InlineData(false, U, N, false, ElementState.NeedsReview)]
    [InlineData(false, U, U, false, ElementState.Unavailable)]

    // That a source does not answer says nothing about the provider.
    [InlineData(false, V, U, false, ElementState.Verified)]
    [InlineData(false, N, U, false, ElementState.NeedsReview)]
    [InlineData(true, V, U, false, ElementState.Verified)]

    // What is adverse only a person takes back.
    [InlineData(false, A, V, false, ElementState.Adverse)]
    [InlineData(false, A, N, true, ElementState.Adverse)]
    [InlineData(false, A, U, false, ElementState.Adverse)]
    [InlineData(true, A, V, false, ElementState.Adverse)]

    // A source that merely cannot say does not outweigh a person; what nobody knew then does.
    [InlineData(true, V, N, false, ElementState.Verified)]
    [InlineData(true, V, N, true, ElementState.NeedsReview)]
    [InlineData(true, V, A, true, ElementState.Adverse)]
    [InlineData(true, V, A, false, ElementState.Verified)]
    [InlineData(true, V, V, false, ElementState.Verified)]
    [InlineData(true, U, V, false, ElementState.Verified)]
    [InlineData(true, U, N, false, ElementState.Unavailable)]
    [InlineData(true, U, N, true, ElementState.NeedsReview)]
    public void What_is_verified_by_itself_counts_unless_what_is_known_outweighs_it(
        bool byPerson, VerificationOutcome known, VerificationOutcome then, bool withNews, ElementState after)
    {
        var file = Some.File();
        file.Record("npi", Finding(known, Some.Now, byPerson ? [] : ["one"]), byPerson ? "specialist" : Verification.ByItself, Some.Now).ShouldBeNull();

        var later = Some.Now.AddHours(1);
        file.Record("npi", Finding(then, later, withNews ? ["another"] : []), Verification.ByItself, later).ShouldBeNull();

        file.Find("npi")!.State.ShouldBe(after);
        file.Verifications.Count.ShouldBe(2, "all that was said is kept, also what does not count");
    }

    [Fact]
    public void What_a_person_cleared_stays_so_when_the_next_run_finds_the_same_again()
    {
        var file = Some.File();
        Run(file, A, 0, "exclusion:leie:1");
        file.State.ShouldBe(FileState.Problem);
        file.Record("npi", Finding(V, Some.Now.AddHours(1)), "specialist", Some.Now.AddHours(1));

        Run(file, A, 24, "exclusion:leie:1");
        file.Find("npi")!.State.ShouldBe(ElementState.Verified);
        Run(file, A, 48, "exclusion:leie:1", "exclusion:sam:2");
        file.Find("npi")!.State.ShouldBe(ElementState.Adverse);
        file.State.ShouldBe(FileState.Problem);
    }

    [Fact]
    public void A_person_resolves_what_a_program_could_not_with_a_document_of_last_week()
    {
        var file = Some.File();
        Run(file, N, 0);
        file.Record("npi", Finding(V, Some.Now.AddDays(-7)), "specialist", Some.Now.AddHours(1)).ShouldBeNull();
        file.Find("npi")!.State.ShouldBe(ElementState.Verified);
    }

    [Fact]
    public void A_person_who_verified_before_something_adverse_was_found_does_not_take_it_back()
    {
        var file = Some.File();
        Run(file, A, 0, "exclusion:leie:1");
        file.Record("npi", Finding(V, Some.Now.AddDays(-1)), "specialist", Some.Now.AddHours(1)).ShouldBeNull();
        file.Find("npi")!.State.ShouldBe(ElementState.Adverse);
    }

    [Fact]
    public void An_older_attestation_does_not_take_the_place_of_a_newer_one_that_a_person_recorded()
    {
        var file = Some.File();
        file.Record("attestation", Finding(V, Some.Now.AddDays(-2)), "specialist", Some.Now);
        file.Record("attestation", Finding(V, Some.Now.AddDays(-30)), Verification.ByItself, Some.Now);
        file.Find("attestation")!.VerifiedAt.ShouldBe(Some.Now.AddDays(-2));
        file.Record("attestation", Finding(V, Some.Now.AddDays(-1)), Verification.ByItself, Some.Now);
        file.Find("attestation")!.VerifiedAt.ShouldBe(Some.Now.AddDays(-1));
    }

    [Fact]
    public void What_a_person_verified_too_long_ago_outweighs_nothing()
    {
        var file = Some.File();
        file.Record("attestation", Finding(V, Some.Now), "specialist", Some.Now);
        file.Record("attestation", Finding(N, Some.Now.AddDays(121)), Verification.ByItself, Some.Now.AddDays(121));
        file.Find("attestation")!.State.ShouldBe(ElementState.NeedsReview);
    }

    [Fact]
    public void A_person_says_what_it_is_and_not_that_somebody_should_look() =>
        Some.File().Record("npi", Finding(N, Some.Now), "specialist", Some.Now)!.Code.ShouldBe("outcome-undecided");

    [Fact]
    public void What_must_be_looked_at_is_missing()
    {
        var file = Some.File();
        file.Record("attestation", Finding(N, Some.Now), Verification.ByItself, Some.Now);
        file.MissingOn(DateOnly.FromDateTime(Some.Now.UtcDateTime)).ShouldContain("attestation");
        file.State.ShouldBe(FileState.InVerification);
    }

    private static void Run(CredentialFile file, VerificationOutcome outcome, int afterHours, params string[] grounds) =>
        file.Record("npi", Finding(outcome, Some.Now.AddHours(afterHours), grounds), Verification.ByItself, Some.Now.AddHours(afterHours)).ShouldBeNull();

    private static Finding Finding(VerificationOutcome outcome, DateTimeOffset at, string[]? grounds = null) =>
        Some.Finding(outcome, at) with { Grounds = grounds };
}
