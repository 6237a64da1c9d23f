using System.Text;
using Credentialing.Clients.Journeys;
using Credentialing.Clients.Meetings;
using Credentialing.ServiceDefaults.Domain;
using Credentialing.ServiceDefaults.Tenancy;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Clients;

public sealed class MeetingTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(-5));

    // Every state × every move.
    [Theory]
    [InlineData("scheduled", "reschedule", "scheduled")]
    [InlineData("scheduled", "cancel", "cancelled")]
    [InlineData("scheduled", "complete", "completed")]
    [InlineData("completed", "reschedule", "meeting-completed")]
    [InlineData("completed", "cancel", "meeting-completed")]
    [InlineData("completed", "complete", "meeting-completed")]
    [InlineData("cancelled", "reschedule", "meeting-cancelled")]
    [InlineData("cancelled", "cancel", "meeting-cancelled")]
    [InlineData("cancelled", "complete", "meeting-cancelled")]
    public void A_meeting_that_is_over_stays_as_it_is(string from, string move, string end)
    {
        var meeting = Arrange(MeetingKind.PlanReview);
        _ = from switch
        {
            "completed" => meeting.Complete(new MeetingResult("", [], null), s_noon),
            "cancelled" => meeting.Cancel(null, s_noon),
            _ => null,
        };

        var refusal = move switch
        {
            "reschedule" => meeting.Reschedule(s_noon.AddDays(1), 45),
            "cancel" => meeting.Cancel("Snow", s_noon),
            _ => meeting.Complete(new MeetingResult("All said", [], null), s_noon),
        };

        (refusal?.Code ?? Words.Of(meeting.State)).ShouldBe(end);
    }

    [Fact]
    public void A_consultation_ends_with_an_outcome() =>
        Arrange(MeetingKind.Consultation).Complete(new MeetingResult("", [], null), s_noon)!.Code.ShouldBe("outcome-required");

    [Theory]
    [InlineData(MeetingKind.Consultation, MeetingOutcome.Proceed, Fact.ConsultationProceeded)]
    [InlineData(MeetingKind.Consultation, MeetingOutcome.Decline, null)]
    [InlineData(MeetingKind.Consultation, MeetingOutcome.Undecided, null)]
    [InlineData(MeetingKind.PlanReview, null, Fact.PlanReviewed)]
    [InlineData(MeetingKind.OnboardingWalkthrough, null, Fact.WalkthroughHeld)]
    [InlineData(MeetingKind.DiscoveryReport, null, Fact.ReportReviewed)]
    [InlineData(MeetingKind.MonthlyCheckIn, null, null)]
    [InlineData(MeetingKind.Training, MeetingOutcome.Proceed, null)]
    public void What_a_meeting_means_for_the_journey_follows_its_kind_and_outcome(MeetingKind kind, MeetingOutcome? outcome, Fact? fact)
    {
        var meeting = Arrange(kind);
        JourneyFacts.Of(meeting).ShouldBeNull();
        meeting.Complete(new MeetingResult("", [], outcome), s_noon).ShouldBeNull();
        JourneyFacts.Of(meeting).ShouldBe(fact);
    }

    [Fact]
    public void A_calendar_file_says_when_in_utc_for_whom_and_which_revision()
    {
        var meeting = Arrange(MeetingKind.Consultation);
        meeting.Reschedule(s_noon.AddHours(1), 45);

        var lines = Unfold(CalendarFile.Of(meeting, "meetings@us.example", s_noon));

        lines[0].ShouldBe("BEGIN:VCALENDAR");
        lines[^1].ShouldBe("END:VCALENDAR");
        lines.ShouldContain("METHOD:REQUEST");
        lines.ShouldContain($"UID:{meeting.Id.Value}@credentialing");
        lines.ShouldContain("SEQUENCE:1");
        lines.ShouldContain("DTSTART:20260302T180000Z");
        lines.ShouldContain("DTEND:20260302T184500Z");
        lines.ShouldContain("ORGANIZER:mailto:meetings@us.example");
        lines.Count(line => line.StartsWith("ATTENDEE", StringComparison.Ordinal)).ShouldBe(2);
        meeting.Cancel(null, s_noon);
        var cancelled = Unfold(CalendarFile.Of(meeting, "meetings@us.example", s_noon));
        cancelled.ShouldContain("METHOD:CANCEL");
        cancelled.ShouldContain("STATUS:CANCELLED");
        cancelled.ShouldContain("SEQUENCE:2");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:somebody.with.a.rather.long.name@a.rather.long.domain.example")]
    [InlineData("SUMMARY:ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé")]
    [InlineData("SUMMARY:👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️👩‍⚕️")]
    public void No_line_is_longer_than_75_octets_and_unfolding_gives_it_back(string content)
    {
        var file = new StringBuilder();
        CalendarFile.Line(file, content);

        file.ToString().ShouldEndWith("\r\n");
        file.ToString().Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Unfold(file.ToString()).ShouldBe([content]);
    }

    [Theory]
    [InlineData("a, b; c", @"a\, b\; c")]
    [InlineData(@"back\slash", @"back\\slash")]
    [InlineData("one\r\ntwo\nthree", @"one\ntwo\nthree")]
    public void Text_is_escaped(string text, string escaped) => CalendarFile.Escape(text).ShouldBe(escaped);

    private static Meeting Arrange(MeetingKind kind) => Meeting.Arrange(
        new ClientId(Guid.CreateVersion7()), kind, s_noon, 30, ["ada@harbor.example", "bo@us.example", "ADA@harbor.example"], s_noon);

    private static string[] Unfold(string file) =>
        file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
