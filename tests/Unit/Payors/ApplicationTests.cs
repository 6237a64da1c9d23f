using Credentialing.Payors.Applications;
using Credentialing.Payors.Catalogue;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Payors.Packets;
using Credentialing.Payors.Submissions;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Payors;

public class ApplicationTests
{
    [Fact]
    public void That_it_is_not_paid_is_said_before_anything_else()
    {
        var application = Some.Application(blockers: new Blocker(BlockerCodes.PanelClosed, "Closed."));
        application.Exclude(Some.System);

        application.Submit(null, Some.Person)!.Code.ShouldBe("invoice-not-paid");
        Some.In(ApplicationState.Withdrawn).Submit(null, Some.Person)!.Code.ShouldBe("invoice-not-paid");
    }

    [Fact]
    public void An_incomplete_packet_is_refused_with_what_is_missing()
    {
        var application = Some.In(ApplicationState.Preparing);
        var blocker = new Blocker(BlockerCodes.RequirementUnmet, "Missing: a certificate.", "malpractice-cover", "malpracticeInsurance");
        application.Checked(Some.Payor(), Some.Provider(), [blocker], Some.System).ShouldBeFalse();

        var refusal = application.Submit(null, Some.Person)!;

        refusal.Code.ShouldBe("packet-incomplete");
        refusal.Extensions!["blockers"].ShouldBe(application.Blockers);
    }

    [Theory]
    [InlineData(SubmissionMethod.Caqh, SubmissionState.Due, 1)]
    [InlineData(SubmissionMethod.Portal, SubmissionState.Due, 1)]
    [InlineData(SubmissionMethod.Paper, SubmissionState.AwaitingPerson, 0)]
    public void A_complete_packet_goes_by_itself_unless_it_is_paper(SubmissionMethod method, SubmissionState state, int due)
    {
        var application = Some.In(ApplicationState.Ready, method);

        application.CurrentSubmission!.State.ShouldBe(state);
        application.Events.OfType<SubmissionDue>().Count().ShouldBe(due);
        application.PacketHash.ShouldBe(new string('b', 64));
    }

    [Fact]
    public void A_person_submits_paper_and_its_receipt_and_the_day_of_the_first_follow_up_are_kept()
    {
        var application = Some.In(ApplicationState.Ready, SubmissionMethod.Paper);

        application.Submit(new HandedOver("certified mail", "7015 0640"), Some.Person).ShouldBeNull();

        (application.State, application.Receipt, application.NextFollowUpOn).ShouldBe((ApplicationState.Submitted, "7015 0640", new DateOnly(2026, 3, 16)));
        application.Timeline[^1].Details.ShouldContain(new TimelineDetail("method", "certified mail"));
        application.Submit(null, Some.Person)!.Code.ShouldBe("move-not-allowed");
    }

    [Fact]
    public void What_is_being_handed_over_by_itself_is_not_submitted_by_hand_besides()
    {
        var application = Some.In(ApplicationState.Ready);

        application.Submit(new HandedOver("mail", null), Some.Person)!.Code.ShouldBe("submission-under-way");
        application.Submit(null, Some.Person).ShouldBeNull();
        application.State.ShouldBe(ApplicationState.Ready);
        application.Events.OfType<SubmissionDue>().ShouldAllBe(due => due.Attempt == 1);
    }

    [Fact]
    public void After_a_refusal_by_the_intake_a_person_submits_by_hand_or_has_another_packet_made()
    {
        var byHand = Some.In(ApplicationState.Ready);
        byHand.RefusedByIntake(1, "it answered 422.", Some.System);
        byHand.Blockers.ShouldHaveSingleItem().Code.ShouldBe(BlockerCodes.IntakeRefused);
        byHand.Submit(new HandedOver("portal", "P-1"), Some.Person).ShouldBeNull();
        (byHand.State, byHand.Blockers.Count).ShouldBe((ApplicationState.Submitted, 0));

        var again = Some.In(ApplicationState.Ready);
        again.RefusedByIntake(1, "it answered 422.", Some.System);
        again.Submit(null, Some.Person).ShouldBeNull();
        (again.State, again.IsPacketWanted, again.Attempt).ShouldBe((ApplicationState.Ready, true, 2));
        again.Submit(null, Some.Person)!.Code.ShouldBe("packet-incomplete");
        again.Packed(Guid.CreateVersion7(), new string('c', 64), Some.System);
        again.Submissions.Select(submission => submission.IdempotencyKey).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void An_intake_that_stays_silent_is_tried_ever_more_rarely_and_told_after_some_tries()
    {
        var application = Some.In(ApplicationState.Ready);
        for (var tries = 1; tries <= 30; tries++)
        {
            var next = application.NotAnswered(1, "it took too long.", Some.System);
            (next - Some.Now).ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
            application.CurrentSubmission!.IsDueAt(Some.Now).ShouldBeFalse();
            application.CurrentSubmission.IsDueAt(next).ShouldBeTrue();
            application.Blockers.Any(blocker => blocker.Code == BlockerCodes.IntakeUnreachable).ShouldBe(tries >= 4);
        }

        application.Delivered(1, "R-1", Some.System);
        (application.State, application.Blockers.Count).ShouldBe((ApplicationState.Submitted, 0));
    }

    [Fact]
    public void Follow_ups_are_fourteen_calendar_days_apart_unless_another_day_is_named()
    {
        var application = Some.In(ApplicationState.Submitted);
        application.NextFollowUpOn.ShouldBe(new DateOnly(2026, 3, 16));

        application.Record(Asked(null), new Act("Ines", Some.Now.AddDays(20))).ShouldBeNull();
        application.NextFollowUpOn.ShouldBe(new DateOnly(2026, 4, 5));
        application.Record(Asked(new DateOnly(2026, 4, 9)), new Act("Ines", Some.Now.AddDays(34))).ShouldBeNull();
        application.NextFollowUpOn.ShouldBe(new DateOnly(2026, 4, 9));
        application.Record(Asked(Some.Today), Some.Person)!.Code.ShouldBe("next-on-not-later");
        application.Answer(PayorResponseKind.Received);
        application.Answer(PayorResponseKind.Denied);
        application.NextFollowUpOn.ShouldBeNull();
        application.Record(Asked(null), Some.Person)!.Code.ShouldBe("not-with-payor");
    }

    [Fact]
    public void One_resubmission_is_included_and_each_paid_invoice_adds_one_once()
    {
        var application = Some.In(ApplicationState.Resubmitted);
        application.Answer(PayorResponseKind.Denied);
        (application.ResubmissionsUsed, application.ResubmissionsIncluded, application.MayResubmit).ShouldBe((1, 1, false));
        Should.Throw<InvalidOperationException>(() => application.Resubmit("Again.", Some.Person));

        var invoice = Guid.CreateVersion7();
        application.IncludeAnother(invoice, Some.System);
        application.IncludeAnother(invoice, Some.System);

        application.ResubmissionsIncluded.ShouldBe(2);
        application.Resubmit("Again.", Some.Person);
        (application.State, application.ResubmissionsUsed, application.MayResubmit).ShouldBe((ApplicationState.Resubmitted, 2, false));
    }

    [Fact]
    public void A_closed_panel_does_not_keep_a_resubmission_from_the_payor()
    {
        var application = Some.In(ApplicationState.Resubmitted);

        application.Checked(
            Some.Payor(panel: PanelStatus.Closed), Some.Provider(), [new Blocker(BlockerCodes.PanelClosed, "Closed.")], Some.System).ShouldBeTrue();
    }

    [Fact]
    public void An_exclusion_keeps_what_is_paid_from_being_released_until_it_is_lifted()
    {
        var application = Some.Application();
        application.Release(isExcluded: true, Some.System);
        application.State.ShouldBe(ApplicationState.AwaitingPayment);
        application.Blockers.ShouldBe([Completeness.Excluded]);
        application.Submit(null, Some.Person)!.Code.ShouldBe("provider-excluded");

        application.Reinstate(Some.System);

        application.State.ShouldBe(ApplicationState.Preparing);
        application.Blockers.ShouldBeEmpty();
        application.Events.OfType<ApplicationCheckDue>().Count().ShouldBe(1);
    }

    [Fact]
    public void An_exclusion_stops_the_follow_up_of_what_the_payor_has_and_forbids_a_resubmission()
    {
        var submitted = Some.In(ApplicationState.Submitted);
        submitted.Exclude(Some.System);
        (submitted.State, submitted.NextFollowUpOn).ShouldBe((ApplicationState.Submitted, null));
        submitted.Blockers.ShouldBe([Completeness.Excluded]);
        submitted.Record(Asked(null), Some.Person).ShouldBeNull();
        submitted.NextFollowUpOn.ShouldBeNull();

        var denied = Some.In(ApplicationState.Denied);
        denied.Exclude(Some.System);
        denied.RefusesResubmission()!.Code.ShouldBe("provider-excluded");
        Some.In(ApplicationState.Approved).IsExcluded.ShouldBeFalse();
    }

    [Fact]
    public void A_packet_that_the_payor_got_while_it_was_withdrawn_is_told_and_changes_no_state()
    {
        var application = Some.In(ApplicationState.Ready);
        application.Withdraw("Enough.", Some.Person);
        application.CurrentSubmission!.State.ShouldBe(SubmissionState.Dropped);

        application.Delivered(1, "R-1", Some.System);

        (application.State, application.Receipt, application.NextFollowUpOn).ShouldBe((ApplicationState.Withdrawn, "R-1", null));
    }

    [Fact]
    public void A_payment_after_a_withdrawal_releases_nothing()
    {
        var application = Some.In(ApplicationState.Withdrawn);

        application.Release(isExcluded: false, Some.System);

        application.State.ShouldBe(ApplicationState.Withdrawn);
    }

    [Fact]
    public void Only_an_approval_has_an_effective_date()
    {
        var application = Some.In(ApplicationState.InReview);
        application.Record(new PayorAnswer(PayorResponseKind.Denied, "No.", Some.Today, null), Some.Person)!.Code.ShouldBe("only-when-approved");

        application.Record(new PayorAnswer(PayorResponseKind.Approved, "Yes.", new DateOnly(2026, 4, 1), "H-77"), Some.Person).ShouldBeNull();

        (application.EffectiveOn, application.PayorProviderId).ShouldBe((new DateOnly(2026, 4, 1), "H-77"));
        application.Events.OfType<ApplicationStateChanged>().Last().EffectiveOn.ShouldBe(new DateOnly(2026, 4, 1));
    }

    private static FollowUp Asked(DateOnly? nextOn) => new("phone", "Provider relations", "Still in review", null, nextOn);
}
