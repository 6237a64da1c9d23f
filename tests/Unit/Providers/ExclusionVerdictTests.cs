using Credentialing.Providers.CredentialFiles;
using Credentialing.Providers.ExclusionLists;
using Credentialing.Providers.Screening;
using Credentialing.Providers.Sources;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Providers;

public sealed class ExclusionVerdictTests
{
    private static readonly ListInForce s_leie = new("leie", ListStanding.InForce, 3, new DateOnly(2026, 2, 10), Some.Now);
    private static readonly ListInForce s_sam = new("sam", ListStanding.InForce, 9, new DateOnly(2026, 3, 1), Some.Now);

    [Theory]
    [InlineData(ScreeningOutcome.Clear, ListStanding.InForce, VerificationOutcome.Verified)]
    [InlineData(ScreeningOutcome.Clear, ListStanding.Stale, null)]
    [InlineData(ScreeningOutcome.Clear, ListStanding.Absent, null)]
    [InlineData(ScreeningOutcome.Clear, ListStanding.Incomplete, null)]
    [InlineData(ScreeningOutcome.Undetermined, ListStanding.Stale, null)]
    [InlineData(ScreeningOutcome.Undetermined, ListStanding.Absent, null)]
    [InlineData(ScreeningOutcome.Undetermined, ListStanding.InForce, VerificationOutcome.NeedsReview)]
    public void Nobody_on_the_lists_is_only_told_from_lists_that_are_there_and_fresh(ScreeningOutcome outcome, ListStanding sam, object? verdict) =>
        (Read(new ScreeningResult(outcome, [], [s_leie, s_sam with { Standing = sam }])).Verdict?.Outcome).ShouldBe((VerificationOutcome?)verdict);

    [Theory]
    [InlineData(ScreeningOutcome.Match, ListStanding.InForce, VerificationOutcome.Adverse)]
    [InlineData(ScreeningOutcome.Match, ListStanding.Absent, VerificationOutcome.Adverse)]
    [InlineData(ScreeningOutcome.Match, ListStanding.Incomplete, VerificationOutcome.Adverse)]
    [InlineData(ScreeningOutcome.Possible, ListStanding.InForce, VerificationOutcome.NeedsReview)]
    [InlineData(ScreeningOutcome.Undetermined, ListStanding.Stale, VerificationOutcome.NeedsReview)]
    [InlineData(ScreeningOutcome.Clear, ListStanding.InForce, VerificationOutcome.Verified)]
    public void Somebody_on_a_list_counts_whatever_the_other_lists_are(ScreeningOutcome outcome, ListStanding sam, VerificationOutcome expected)
    {
        var candidate = Candidate(outcome);
        var verdict = Read(new ScreeningResult(outcome, [candidate], [s_leie, s_sam with { Standing = sam }])).Verdict!;

        verdict.Outcome.ShouldBe(expected);
        verdict.Grounds.ShouldBe(expected == VerificationOutcome.Verified ? [] : [$"exclusion:leie:{candidate.Entry.Id}"]);
        verdict.SourceDate.ShouldBe(new DateOnly(2026, 2, 10), "it is as old as the oldest list");
    }

    [Fact]
    public void What_the_federal_lists_do_not_show_is_said()
    {
        var verdict = Read(new ScreeningResult(ScreeningOutcome.Clear, [], [s_leie, s_sam])).Verdict!;
        verdict.Findings.ShouldContain("LEIE of 2026-02-10, edition 3, SAM of 2026-03-01, edition 9");
        verdict.Findings.ShouldContain("do not show sanctions by a state's Medicaid agency");
    }

    [Fact]
    public void Without_any_list_nobody_is_clear() =>
        Read(new ScreeningResult(ScreeningOutcome.Clear, [], [])).Verdict!.Outcome.ShouldBe(VerificationOutcome.NeedsReview);

    [Theory]
    [InlineData(ScreeningOutcome.Match)]
    [InlineData(ScreeningOutcome.Possible)]
    [InlineData(ScreeningOutcome.Undetermined)]
    public void Whom_a_person_cleared_is_not_found_again_and_the_others_are(ScreeningOutcome outcome)
    {
        var (one, other) = (Candidate(outcome), Candidate(ScreeningOutcome.Possible));
        var cleared = new ClearedEntry(one.Entry.Id, Guid.CreateVersion7(), "specialist", Some.Now);

        var settled = new SettledGround($"exclusion:leie:{one.Entry.Id}", cleared.AlertId, cleared.By, cleared.At);

        var verdict = ExclusionVerdict.Of(new ScreeningAnswer(new ScreeningResult(outcome, [one], [s_leie, s_sam]), [cleared]) { Settled = [settled] }).Verdict!;
        (verdict.Outcome, verdict.Settled.Single(), verdict.Grounds.Count).ShouldBe((VerificationOutcome.Verified, settled, 0));
        verdict.Findings.ShouldContain($"BAKER, ADA was found to be no exclusion of the provider on 2026-03-02 (alert {cleared.AlertId}) by specialist");

        var both = ExclusionVerdict.Of(new ScreeningAnswer(new ScreeningResult(outcome, [one, other], [s_leie, s_sam]), [cleared])).Verdict!;
        (both.Outcome, both.Settled.Count, both.Grounds.Single()).ShouldBe((VerificationOutcome.NeedsReview, 0, $"exclusion:leie:{other.Entry.Id}"));
    }

    [Theory]
    [InlineData(ScreeningOutcome.Clear, ListStanding.InForce)]
    [InlineData(ScreeningOutcome.Clear, ListStanding.Absent)]
    [InlineData(ScreeningOutcome.Possible, ListStanding.InForce)]
    public void A_confirmed_exclusion_is_adverse_whatever_screening_finds(ScreeningOutcome found, ListStanding sam)
    {
        ScreeningCandidate[] candidates = found == ScreeningOutcome.Clear ? [] : [Candidate(found)];
        var confirmed = new ConfirmedEntry("leie", Guid.CreateVersion7(), new DateOnly(2024, 5, 20), "1128a1", Guid.CreateVersion7(), "specialist", Some.Now);

        var verdict = ExclusionVerdict.Of(new ScreeningAnswer(new ScreeningResult(found, candidates, [s_leie, s_sam with { Standing = sam }]), []) { Confirmed = [confirmed] }).Verdict!;

        verdict.Outcome.ShouldBe(VerificationOutcome.Adverse);
        verdict.Grounds.ShouldContain($"exclusion:leie:{confirmed.EntryId}");
        verdict.Grounds.Count.ShouldBe(1 + candidates.Length);
        verdict.Findings.ShouldContain($"Excluded since 2024-05-20 (1128a1) by LEIE, confirmed on 2026-03-02 (alert {confirmed.AlertId}) by specialist.");
    }

    private static Reading Read(ScreeningResult result) => ExclusionVerdict.Of(new ScreeningAnswer(result, []));

    private static ScreeningCandidate Candidate(ScreeningOutcome outcome) => new(
        "leie", "BAKER, ADA", 0.97, outcome, ["The names agree."],
        new ListedParty(Guid.CreateVersion7(), "ADA", null, "BAKER", null, null, null, "PHYSICIAN", "HARTFORD", "CT", "1128a1", new DateOnly(2020, 1, 1), null));
}
