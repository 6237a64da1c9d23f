using System.Globalization;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Notifications.Happenings;

/// <summary>Says that an application has come to another state; by mail, where that is more than our own work on it.</summary>
internal sealed class WhenApplicationStateChanged(NotificationsDb db, Announcer announcer) : IConsumer<ApplicationStateChanged>
{
    private static readonly Dictionary<string, string> s_templates = new(StringComparer.Ordinal)
    {
        ["submitted"] = "application-submitted",
        ["infoRequested"] = "application-info-requested",
        ["approved"] = "application-approved",
        ["denied"] = "application-denied",
    };

    public async Task Consume(ConsumeContext<ApplicationStateChanged> context)
    {
        var told = context.Message;
        var about = await db.NameAsync("for", new ClientId(told.ClientId), told.ProviderId ?? told.PracticeId, context.CancellationToken);
        var state = Readable.Word(told.To);
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.ApplicationStateChanged, $"{told.ApplicationId}/{told.Version.ToString(CultureInfo.InvariantCulture)}", told.ClientId, told.ChangedAt,
                new
                {
                    told.ApplicationId, told.ClientId, told.SelectionId, told.PayorId, told.PayorCode, told.Kind, told.ProviderId, told.PracticeId,
                    told.From, told.To, told.EffectiveOn, told.ChangedAt,
                })
            {
                Title = $"The application{about} with {told.PayorCode} is {state}",
                Path = $"/applications/{told.ApplicationId}",
                ProviderId = told.ProviderId,
                Mail = s_templates.TryGetValue(told.To, out var template)
                    ? new MailDraft(template, new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["about"] = about,
                        ["payor"] = told.PayorCode,
                        ["effective"] = told.EffectiveOn is { } on ? $" It holds from {Readable.Date(on)}." : "",
                    })
                    : null,
            },
            context.CancellationToken);
    }
}

/// <summary>Says that the payor discovery report can be read.</summary>
internal sealed class WhenDiscoveryReportPublished(Announcer announcer) : IConsumer<DiscoveryReportPublished>
{
    public Task Consume(ConsumeContext<DiscoveryReportPublished> context)
    {
        var told = context.Message;
        return announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.DiscoveryReportPublished, $"{told.ReportId}/{told.Edition}", told.ClientId, told.PublishedAt, new { told.ReportId, told.ClientId, told.Edition })
            {
                Title = "Your payor discovery report is published",
                Path = $"/discovery-reports/{told.ReportId}",
                Mail = new MailDraft("discovery-report-published", new Dictionary<string, string>(StringComparer.Ordinal)),
            },
            context.CancellationToken);
    }
}

/// <summary>Says that a credential file has come to another state.</summary>
internal sealed class WhenCredentialFileStateChanged(NotificationsDb db, Announcer announcer) : IConsumer<CredentialFileStateChanged>
{
    public async Task Consume(ConsumeContext<CredentialFileStateChanged> context)
    {
        var told = context.Message;
        var about = await db.NameAsync("of", new ClientId(told.ClientId), told.ProviderId, context.CancellationToken);
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.CredentialFileStateChanged, $"{told.CredentialFileId}/{told.To}/{told.ChangedAt.UtcTicks.ToString(CultureInfo.InvariantCulture)}",
                told.ClientId, told.ChangedAt, new { told.CredentialFileId, told.ProviderId, told.ClientId, told.From, told.To, told.ChangedAt })
            {
                Title = $"The credential file{about}: {Readable.Word(told.To)}",
                Path = $"/credential-files/{told.CredentialFileId}",
                ProviderId = told.ProviderId,
            },
            context.CancellationToken);
    }
}

/// <summary>Says that an exclusion list may name a provider: to the client and to those who work for it, not to the provider.</summary>
internal sealed class WhenAlertRaised(NotificationsDb db, Announcer announcer) : IConsumer<AlertRaised>
{
    public async Task Consume(ConsumeContext<AlertRaised> context)
    {
        var told = context.Message;
        var about = await db.NameAsync("about", new ClientId(told.ClientId), told.ProviderId, context.CancellationToken);
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.AlertRaised, $"{told.AlertId}", told.ClientId, told.RaisedAt,
                new { told.AlertId, told.ProviderId, told.ClientId, told.List, told.Outcome, told.DueAt, told.RaisedAt })
            {
                Title = $"An alert{about} must be decided by {Readable.Date(DateOnly.FromDateTime(told.DueAt.UtcDateTime))}",
                Path = $"/alerts/{told.AlertId}",
            },
            context.CancellationToken);
    }
}
