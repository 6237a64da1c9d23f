using Credentialing.Providers.CredentialFiles;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

/// <summary>What is adverse goes before the committee at once, whatever was known, and is not lost with what a program found (S12).</summary>
public sealed class AdversePrecedenceTests
{
    private const string Sanctions = "medicare-medicaid-sanctions";

    private static readonly DateTimeOffset s_lastWeek = Some.Now.AddDays(-7);

    [Theory]
    [InlineData("specialist", VerificationOutcome.Verified)]
    [InlineData("specialist", VerificationOutcome.Unavailable)]
    [InlineData(Verification.ByItself, VerificationOutcome.Verified)]
    [InlineData(Verification.ByItself, VerificationOutcome.NeedsReview)]
    [InlineData(Verification.ByItself, VerificationOutcome.Unavailable)]
    public void What_a_person_finds_adverse_counts_though_its_document_is_older_than_what_is_known(string knownBy, VerificationOutcome known)
    {
        var file = Some.File();
        file.Record(Sanctions, Some.Finding(known), knownBy, Some.Now).ShouldBeNull();

        file.Record(Sanctions, Letter(), "another", Some.Now).ShouldBeNull();

        (file.Find(Sanctions)!.State, file.Find(Sanctions)!.VerifiedAt, file.State).ShouldBe((ElementState.Adverse, s_lastWeek, FileState.Problem));
    }

    [Fact]
    public void What_a_person_finds_adverse_counts_though_a_clock_that_was_ahead_has_dated_what_is_known()
    {
        var file = Some.File();
        file.Record(Sanctions, Some.Finding(at: Some.Now.AddMinutes(4)), "specialist", Some.Now).ShouldBeNull();
        file.Record(Sanctions, Some.Finding(VerificationOutcome.Adverse), "another", Some.Now).ShouldBeNull();
        file.State.ShouldBe(FileState.Problem);
    }

    [Fact]
    public void Of_two_adverse_statements_of_people_the_later_one_is_shown()
    {
        var file = Some.File();
        file.Record(Sanctions, Some.Finding(VerificationOutcome.Adverse), "specialist", Some.Now).ShouldBeNull();
        file.Record(Sanctions, Letter(), "another", Some.Now).ShouldBeNull();
        file.Find(Sanctions)!.VerifiedAt.ShouldBe(Some.Now);
    }

    [Fact]
    public void What_a_person_finds_adverse_takes_the_place_of_what_a_program_found_so()
    {
        var file = Some.File();
        file.Record(Sanctions, Some.Finding(VerificationOutcome.Adverse) with { Grounds = ["exclusion:leie:1"] }, Verification.ByItself, Some.Now).ShouldBeNull();
        file.Record(Sanctions, Letter(), "specialist", Some.Now).ShouldBeNull();
        (file.Find(Sanctions)!.FoundByItself, file.Find(Sanctions)!.Source).ShouldBe((false, "The state's Medicaid agency"));
    }

    private static Finding Letter() => Some.Finding(VerificationOutcome.Adverse, s_lastWeek) with { Source = "The state's Medicaid agency", Method = VerificationMethod.Letter };
}
