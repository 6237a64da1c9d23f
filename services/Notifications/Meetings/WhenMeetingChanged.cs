using System.Globalization;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Notifications.Happenings;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Notifications.Meetings;

/// <summary>What was last said of a meeting, to know whether it is new or has moved, and what is late news.</summary>
internal sealed class KnownMeeting : IBelongsToClient
{
    public Guid Id { get; init; }

    public ClientId ClientId { get; init; }

    public DateTimeOffset ChangedAt { get; set; }
}

internal sealed class KnownMeetingMapping : IEntityTypeConfiguration<KnownMeeting>
{
    public void Configure(EntityTypeBuilder<KnownMeeting> meeting)
    {
        meeting.ToTable("known_meetings");
        meeting.Property(m => m.Id).ValueGeneratedNever();
    }
}

/// <summary>Invites to a meeting, says that it has moved, or that it is off: one mail to each who takes part, with the calendar file.</summary>
internal sealed class WhenMeetingChanged(NotificationsDb db, Announcer announcer) : IConsumer<MeetingChanged>
{
    public async Task Consume(ConsumeContext<MeetingChanged> context)
    {
        var (told, cancellation) = (context.Message, context.CancellationToken);
        await db.TakeTurnAsync(told.MeetingId, cancellation);
        var known = await db.Set<KnownMeeting>().SingleOrDefaultAsync(meeting => meeting.Id == told.MeetingId, cancellation);
        if (known?.ChangedAt >= told.ChangedAt)
        {
            return;
        }

        var isNew = known is null;
        if (known is null)
        {
            db.Add(new KnownMeeting { Id = told.MeetingId, ClientId = new ClientId(told.ClientId), ChangedAt = told.ChangedAt.ToUniversalTime() });
        }
        else
        {
            known.ChangedAt = told.ChangedAt.ToUniversalTime();
        }

        var (kind, when) = (Title(told.Kind), Readable.Time(told.StartsAt));
        var (template, title) = (told.State, isNew) switch
        {
            ("cancelled", _) => ("meeting-cancelled", $"{kind} on {when} is cancelled"),
            (_, true) => ("meeting-invitation", $"{kind} on {when}"),
            _ => ("meeting-moved", $"{kind} is now on {when}"),
        };
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.MeetingChanged, $"{told.MeetingId}/{told.ChangedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}", told.ClientId, told.ChangedAt,
                new { told.MeetingId, told.ClientId, told.Kind, told.State, told.StartsAt, told.DurationMinutes })
            {
                Title = title,
                Path = $"/meetings/{told.MeetingId}",
                Mail = new MailDraft(template, new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["kind"] = kind,
                    ["when"] = when,
                    ["minutes"] = told.DurationMinutes.ToString(CultureInfo.InvariantCulture),
                })
                {
                    To = told.Attendees,
                    CalendarFile = told.CalendarFile,
                },
            },
            cancellation);
    }

    private static string Title(string kind) => kind switch
    {
        "consultation" => "Consultation",
        "planReview" => "Review of the launch plan",
        "onboardingWalkthrough" => "Onboarding walkthrough",
        "discoveryReport" => "Review of the payor discovery report",
        "monthlyCheckIn" => "Monthly check-in",
        _ => "Training",
    };
}
