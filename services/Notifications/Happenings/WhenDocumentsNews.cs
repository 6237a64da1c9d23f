using System.Globalization;
using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Tenancy;
using MassTransit;

namespace Credentialing.Notifications.Happenings;

/// <summary>Asks a client for a document.</summary>
internal sealed class WhenDocumentRequested(NotificationsDb db, Announcer announcer) : IConsumer<DocumentRequested>
{
    public async Task Consume(ConsumeContext<DocumentRequested> context)
    {
        var told = context.Message;
        var about = await db.NameAsync("of", new ClientId(told.ClientId), told.SubjectId, context.CancellationToken);
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.DocumentRequested, $"{told.RequestId}", told.ClientId, told.RequestedAt,
                new { told.RequestId, told.ClientId, told.SubjectKind, told.SubjectId, told.DocumentKind, told.DueOn, told.RequestedAt })
            {
                Title = $"Please send the {Readable.Word(told.DocumentKind)}{about} by {Readable.Date(told.DueOn)}",
                Path = $"/document-requests/{told.RequestId}",
                ProviderId = DocumentWords.ProviderOf(told.SubjectKind, told.SubjectId),
                Mail = new MailDraft("document-requested", DocumentWords.Of(told.DocumentKind, about, told.DueOn, null)),
            },
            context.CancellationToken);
    }
}

/// <summary>Reminds a client of a document that it was asked for.</summary>
internal sealed class WhenDocumentRequestDue(NotificationsDb db, Announcer announcer) : IConsumer<DocumentRequestDue>
{
    public async Task Consume(ConsumeContext<DocumentRequestDue> context)
    {
        var told = context.Message;
        var about = await db.NameAsync("of", new ClientId(told.ClientId), told.SubjectId, context.CancellationToken);
        var isOverdue = told.DaysLeft < 0;
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.DocumentRequestDue, $"{told.RequestId}/{told.DaysLeft.ToString(CultureInfo.InvariantCulture)}", told.ClientId, told.RemindedAt,
                new { told.RequestId, told.ClientId, told.SubjectKind, told.SubjectId, told.DocumentKind, told.DueOn, told.DaysLeft })
            {
                Title = $"The {Readable.Word(told.DocumentKind)}{about} {(isOverdue ? "was" : "is")} due {Readable.Days(told.DaysLeft)}",
                Path = $"/document-requests/{told.RequestId}",
                ProviderId = DocumentWords.ProviderOf(told.SubjectKind, told.SubjectId),
                Mail = new MailDraft(isOverdue ? "document-overdue" : "document-due", DocumentWords.Of(told.DocumentKind, about, told.DueOn, told.DaysLeft)),
            },
            context.CancellationToken);
    }
}

/// <summary>Says that a document came.</summary>
internal sealed class WhenDocumentReceived(NotificationsDb db, Announcer announcer) : IConsumer<DocumentReceived>
{
    public async Task Consume(ConsumeContext<DocumentReceived> context)
    {
        var told = context.Message;
        var about = await db.NameAsync("of", new ClientId(told.ClientId), told.SubjectId, context.CancellationToken);
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.DocumentReceived, $"{told.DocumentId}/{told.Edition.ToString(CultureInfo.InvariantCulture)}", told.ClientId, told.ReceivedAt,
                new { told.DocumentId, told.ClientId, told.SubjectKind, told.SubjectId, told.DocumentKind, told.Edition, told.ExpiresOn, told.ReceivedAt })
            {
                Title = $"The {Readable.Word(told.DocumentKind)}{about} was received",
                Path = $"/documents/{told.DocumentId}",
                ProviderId = DocumentWords.ProviderOf(told.SubjectKind, told.SubjectId),
            },
            context.CancellationToken);
    }
}

/// <summary>Says that a document expires soon, or has.</summary>
internal sealed class WhenDocumentExpiring(NotificationsDb db, Announcer announcer) : IConsumer<DocumentExpiring>
{
    public async Task Consume(ConsumeContext<DocumentExpiring> context)
    {
        var told = context.Message;
        var about = await db.NameAsync("of", new ClientId(told.ClientId), told.SubjectId, context.CancellationToken);
        var hasExpired = told.DaysLeft < 0;
        await announcer.AnnounceAsync(
            new Announcement(
                HappeningTypes.DocumentExpiring, $"{told.DocumentId}/{told.ExpiresOn:O}/{told.DaysLeft.ToString(CultureInfo.InvariantCulture)}", told.ClientId, told.NoticedAt,
                new { told.DocumentId, told.ClientId, told.SubjectKind, told.SubjectId, told.DocumentKind, told.ExpiresOn, told.DaysLeft })
            {
                Title = $"The {Readable.Word(told.DocumentKind)}{about} {(hasExpired ? "expired" : "expires")} {Readable.Days(told.DaysLeft)}",
                Path = $"/documents/{told.DocumentId}",
                ProviderId = DocumentWords.ProviderOf(told.SubjectKind, told.SubjectId),
                Mail = new MailDraft(hasExpired ? "document-expired" : "document-expiring", DocumentWords.Of(told.DocumentKind, about, told.ExpiresOn, told.DaysLeft)),
            },
            context.CancellationToken);
    }
}

internal static class DocumentWords
{
    public static Guid? ProviderOf(string subjectKind, Guid subject) => subjectKind == "provider" ? subject : null;

    public static Dictionary<string, string> Of(string kind, string about, DateOnly day, int? left) => new(StringComparer.Ordinal)
    {
        ["document"] = Readable.Word(kind), ["about"] = about, ["day"] = Readable.Date(day), ["days"] = left is { } days ? Readable.Days(days) : "",
    };
}
