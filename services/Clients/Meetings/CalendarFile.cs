using System.Globalization;
using System.Text;

namespace Credentialing.Clients.Meetings;

/// <summary>A meeting as an iCalendar object (RFC 5545), which every calendar reads.</summary>
public static class CalendarFile
{
    private const int LongestLine = 75;

    /// <summary>Writes the file.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="organizer">The e-mail address that invites.</param>
    /// <param name="changedAt">When the meeting last changed (UTC).</param>
    public static string Of(Meeting meeting, string organizer, DateTimeOffset changedAt)
    {
        var cancelled = meeting.State == MeetingState.Cancelled;
        var file = new StringBuilder();
        Line(file, "BEGIN:VCALENDAR");
        Line(file, "VERSION:2.0");
        Line(file, "PRODID:-//Credentialing//Meetings 1//EN");
        Line(file, $"METHOD:{(cancelled ? "CANCEL" : "REQUEST")}");
        Line(file, "BEGIN:VEVENT");
        Line(file, $"UID:{meeting.Id.Value}@credentialing");
        Line(file, $"SEQUENCE:{meeting.Revision.ToString(CultureInfo.InvariantCulture)}");
        Line(file, $"DTSTAMP:{Instant(changedAt)}");
        Line(file, $"DTSTART:{Instant(meeting.StartsAt)}");
        Line(file, $"DTEND:{Instant(meeting.StartsAt.AddMinutes(meeting.DurationMinutes))}");
        Line(file, $"SUMMARY:{Escape(TitleOf(meeting.Kind))}");
        Line(file, $"STATUS:{(cancelled ? "CANCELLED" : "CONFIRMED")}");
        Line(file, $"ORGANIZER:mailto:{Address(organizer)}");
        foreach (var attendee in meeting.Attendees)
        {
            Line(file, $"ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:{Address(attendee)}");
        }

        Line(file, "END:VEVENT");
        Line(file, "END:VCALENDAR");
        return file.ToString();
    }

    /// <summary>Adds a content line, folded so that none is longer than 75 octets (RFC 5545, 3.1).</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">The line, without its end.</param>
    public static void Line(StringBuilder file, string content)
    {
        var octets = 0;
        foreach (var rune in content.EnumerateRunes())
        {
            // A character of several octets is never torn apart.
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                file.Append("\r\n ");
                octets = 1;
            }

            file.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        file.Append("\r\n");
    }

    /// <summary>Escapes what has a meaning of its own in a text value (RFC 5545, 3.3.11).</summary>
    /// <param name="text">The text.</param>
    public static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .ReplaceLineEndings("\\n");

    private static string TitleOf(MeetingKind kind) => kind switch
    {
        MeetingKind.Consultation => "Consultation",
        MeetingKind.PlanReview => "Review of the launch plan",
        MeetingKind.OnboardingWalkthrough => "Onboarding walkthrough",
        MeetingKind.DiscoveryReport => "Review of the payor discovery report",
        MeetingKind.MonthlyCheckIn => "Monthly check-in",
        _ => "Training",
    };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    // As in a mailto URI (RFC 6068): an address can hold characters that a calendar line cannot.
    private static string Address(string email) => Uri.EscapeDataString(email).Replace("%40", "@", StringComparison.Ordinal);
}
