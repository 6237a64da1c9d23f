using Credentialing.Providers.CredentialFiles;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

/// <summary>A cleared alert takes back what a program found on the grounds that were cleared, and nothing that a person found (S12).</summary>
public sealed class DecisionPrecedenceTests
{
    private const string Sanctions = "medicare-medicaid-sanctions", Namesake = "exclusion:leie:1", Other = "exclusion:sam:2";

    [Theory]
    [InlineData(VerificationOutcome.Adverse, ElementState.Verified)]
    [InlineData(VerificationOutcome.NeedsReview, ElementState.Verified)]
    public void It_takes_back_what_a_program_found_on_what_was_cleared(VerificationOutcome found, ElementState after)
    {
        var file = Some.File();
        Run(file, found, 0, grounds: [Namesake]);
        Run(file, VerificationOutcome.Verified, 2, settled: [Namesake]);
        (file.Find(Sanctions)!.State, file.Find(Sanctions)!.FoundByItself, file.Verifications[^1].RecordedBy).ShouldBe((after, false, "specialist"));
    }

    [Fact]
    public void It_does_not_take_back_what_a_person_recorded()
    {
        var file = Some.File();
        Run(file, VerificationOutcome.NeedsReview, 0, grounds: [Namesake]);
        file.Record(Sanctions, Some.Finding(VerificationOutcome.Adverse, Some.Now.AddDays(-7)), "another", Some.Now.AddHours(1)).ShouldBeNull();

        Run(file, VerificationOutcome.Verified, 2, settled: [Namesake]);

        (file.Find(Sanctions)!.State, file.State, file.Verifications[^1].IsByItself).ShouldBe((ElementState.Adverse, FileState.Problem, true));
    }

    [Fact]
    public void It_does_not_take_back_what_rests_on_something_else_as_well()
    {
        var file = Some.File();
        Run(file, VerificationOutcome.Adverse, 0, grounds: [Namesake, Other]);
        Run(file, VerificationOutcome.Verified, 2, settled: [Namesake]);
        (file.Find(Sanctions)!.State, file.Verifications[^1].IsByItself).ShouldBe((ElementState.Adverse, true));
        Run(file, VerificationOutcome.Verified, 3, settled: [Namesake, Other]);
        file.Find(Sanctions)!.State.ShouldBe(ElementState.Verified);
    }

    [Fact]
    public void It_takes_back_what_a_person_had_confirmed_on_the_same_ground_and_not_what_another_had_recorded()
    {
        var (confirmed, lettered) = (Some.File(), Some.File());
        lettered.Record(Sanctions, Some.Finding(VerificationOutcome.Adverse, Some.Now.AddDays(-7)), "another", Some.Now).ShouldBeNull();
        foreach (var file in (CredentialFile[])[confirmed, lettered])
        {
            file.Record(Sanctions, Some.Finding(VerificationOutcome.Adverse) with { Grounds = [Namesake] }, "specialist", Some.Now).ShouldBeNull();
            Run(file, VerificationOutcome.NeedsReview, 1, settled: [Namesake]);
        }

        confirmed.Find(Sanctions)!.State.ShouldBe(ElementState.NeedsReview);
        lettered.Find(Sanctions)!.State.ShouldBe(ElementState.Adverse);
    }

    [Fact]
    public void Where_nothing_was_found_it_is_the_programs_verification()
    {
        var file = Some.File();
        Run(file, VerificationOutcome.Verified, 0, settled: [Namesake]);
        (file.Find(Sanctions)!.State, file.Find(Sanctions)!.FoundByItself).ShouldBe((ElementState.Verified, true));
    }

    private static void Run(CredentialFile file, VerificationOutcome outcome, int afterHours, string[]? grounds = null, string[]? settled = null) => file.Record(
        Sanctions,
        Some.Finding(outcome, Some.Now.AddHours(afterHours)) with
        {
            Grounds = grounds, Settled = [.. (settled ?? []).Select(one => new SettledGround(one, Guid.CreateVersion7(), "specialist", Some.Now))],
        },
        Verification.ByItself, Some.Now.AddHours(afterHours)).ShouldBeNull();
}
