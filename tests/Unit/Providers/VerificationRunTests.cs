using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.Sources;
using Credentialing.Providers.VerificationRuns;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

public sealed class VerificationRunTests
{
    private const AutomaticSource Nppes = AutomaticSource.Nppes, Caqh = AutomaticSource.Caqh;

    [Fact]
    public void A_source_is_asked_three_times_and_then_it_is_a_persons_turn()
    {
        var run = Start();
        run.NotAnswered(Nppes, "did not answer", Some.Now).ShouldBe(Some.Now.AddSeconds(30));
        run.NotAnswered(Nppes, "did not answer", Some.Now.AddSeconds(30)).ShouldBe(Some.Now.AddSeconds(330));
        run.Find(Nppes)!.IsDueAt(Some.Now.AddSeconds(329)).ShouldBeFalse();
        run.NotAnswered(Nppes, "did not answer", Some.Now.AddSeconds(330)).ShouldBeNull();
        run.GaveUp(Nppes, VerificationOutcome.Unavailable, Guid.CreateVersion7(), Some.Now.AddSeconds(330));

        (run.Find(Nppes)!.State, run.Find(Nppes)!.Attempts, run.State).ShouldBe((SourceCheckState.GivenUp, 3, VerificationRunState.Running));
        run.Recorded(Caqh, VerificationOutcome.Verified, Guid.CreateVersion7(), Some.Now.AddSeconds(331));
        (run.State, run.CompletedAt).ShouldBe((VerificationRunState.Done, Some.Now.AddSeconds(331)));
    }

    [Fact]
    public void A_source_that_is_left_alone_is_not_asked_and_not_waited_for_longer_than_half_an_hour()
    {
        var run = Start();
        run.NotAsked(Nppes, "it fails", Some.Now).ShouldBe(Some.Now.AddSeconds(10));
        run.NotAsked(Nppes, "it fails", Some.Now.AddMinutes(29)).ShouldNotBeNull();
        run.NotAsked(Nppes, "it fails", Some.Now.AddMinutes(30)).ShouldBeNull();
        run.Find(Nppes)!.Attempts.ShouldBe(0);
    }

    [Fact]
    public void An_answer_that_waits_to_be_kept_was_one_attempt()
    {
        var run = Start();
        var due = run.Answered(Nppes, "{}", Some.Now, Some.Now);
        run.Answered(Nppes, "{}", Some.Now, due).ShouldBeGreaterThan(due);
        run.Find(Nppes)!.Answer.ShouldBe("{}");
        run.Recorded(Nppes, VerificationOutcome.Verified, Guid.CreateVersion7(), due.AddSeconds(10));
        (run.Find(Nppes)!.Attempts, run.Find(Nppes)!.Answer, run.Find(Nppes)!.AnsweredAt).ShouldBe((1, null, Some.Now));
    }

    [Fact]
    public void A_source_of_which_nobody_said_where_it_is_is_named_and_not_asked()
    {
        var run = Start(isConfigured: false);
        run.Checks.Select(check => check.State).ShouldAllBe(state => state == SourceCheckState.NotConfigured);
        run.State.ShouldBe(VerificationRunState.Done);
    }

    [Fact]
    public void What_people_decide_meanwhile_has_a_source_asked_again_that_has_answered_and_the_run_goes_on()
    {
        var run = Start();
        run.AskAgain(Nppes, Some.Now).ShouldBeFalse("it is to be asked anyway");
        var kept = run.Find(Nppes)!.KeepUnder;
        run.Recorded(Nppes, VerificationOutcome.NeedsReview, Guid.CreateVersion7(), Some.Now);
        run.Find(Nppes)!.KeepUnder.ShouldBe(kept);

        run.AskAgain(Nppes, Some.Now.AddMinutes(1)).ShouldBeTrue();
        var check = run.Find(Nppes)!;
        (check.State, check.NextAttemptAt, check.Outcome, check.VerificationId).ShouldBe((SourceCheckState.Due, Some.Now.AddMinutes(1), null, null));

        run.Answered(Nppes, "{}", Some.Now, Some.Now);
        run.AskAgain(Nppes, Some.Now.AddMinutes(2)).ShouldBeTrue();
        (check.Answer, check.AnsweredAt).ShouldBe((null, null));
        check.KeepUnder.ShouldBe($"verification:{run.Id.Value}:nppes:3");

        run.Recorded(Caqh, VerificationOutcome.Verified, Guid.CreateVersion7(), Some.Now);
        run.State.ShouldBe(VerificationRunState.Running);
        run.Recorded(Nppes, VerificationOutcome.Verified, Guid.CreateVersion7(), Some.Now);
        run.State.ShouldBe(VerificationRunState.Done);
        run.AskAgain(Nppes, Some.Now).ShouldBeFalse("another run is");
    }

    [Fact]
    public void What_the_file_need_not_show_is_not_asked_for() =>
        VerificationRun.Start(new VerificationRunId(Guid.CreateVersion7()), Some.File(), [new SourceWanted(Nppes, "no-such-element", true)], "specialist", Some.Now)
            .Checks.ShouldBeEmpty();

    private static VerificationRun Start(bool isConfigured = true) => VerificationRun.Start(
        new VerificationRunId(Guid.CreateVersion7()), Some.File(), [new SourceWanted(Nppes, "npi", isConfigured), new SourceWanted(Caqh, "attestation", isConfigured)], "specialist", Some.Now);
}
