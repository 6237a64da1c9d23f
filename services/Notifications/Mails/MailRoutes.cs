using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Http.Paging;
using Credentialing.ServiceDefaults.Security;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Notifications.Mails;

/// <summary>A mail, as the API shows it; what it says stays out. One to somebody who signs in is about no client.</summary>
internal sealed record MailResponse(
    Guid Id, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version, ClientId? ClientId, string Template, string To, string Subject, MailState State,
    int Attempts, DateTimeOffset? SentAt, DateTimeOffset? NextAttemptAt, string? LastError);

/// <summary>Which mail was sent to whom.</summary>
internal static class MailRoutes
{
    private static readonly Sorts<Mail, Guid> s_sorts = new Sorts<Mail, Guid>(mail => mail.Id, byDefault: "-createdAt").By("createdAt", mail => mail.CreatedAt);

    public static void MapMails(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/v1/email-log").WithTags("E-mail").MapGet("", List).Needs(Permissions.EmailLogRead).WithSummary("Lists e-mail that was sent or is to be");

    private static async Task<Outcome<Page<MailResponse>>> List(
        PageRequest page, Guid? clientId, string? q, Choice<MailState> state, NotificationsDb db, CancellationToken cancellationToken)
    {
        var mails = db.Mails.AsNoTracking();
        if (clientId is { } client)
        {
            mails = mails.Where(mail => mail.ClientId == new ClientId(client));
        }

        if (!string.IsNullOrWhiteSpace(q))
        {
            var like = $"%{Like.Escape(q.Trim())}%";
            mails = mails.Where(mail => EF.Functions.ILike(mail.To, like, Like.EscapeCharacter) || EF.Functions.ILike(mail.Subject, like, Like.EscapeCharacter));
        }

        if (state.Value is { } inState)
        {
            mails = mails.Where(mail => mail.State == inState);
        }

        return await mails.ToPageAsync(page, s_sorts, ToResponse, cancellationToken);
    }

    private static MailResponse ToResponse(Mail mail) => new(
        mail.Id, mail.CreatedAt, mail.SentAt ?? mail.CreatedAt, 1 + mail.Attempts, mail.ClientId, mail.Template, mail.To, mail.Subject, mail.State,
        mail.Attempts, mail.SentAt, mail.State == MailState.Queued ? mail.NextAttemptAt : null, mail.LastError);
}
