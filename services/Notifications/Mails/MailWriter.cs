using Credentialing.Notifications.Happenings;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;

namespace Credentialing.Notifications.Mails;

/// <summary>Writes the mails about something that happened, one for each recipient.</summary>
internal sealed class MailWriter(IConfiguration configuration)
{
    /// <summary>The mails; none where nobody can be written to.</summary>
    /// <param name="happening">What they are about.</param>
    /// <param name="draft">What they say.</param>
    /// <param name="client">Whom it is about.</param>
    /// <param name="path">Where it is in the web application.</param>
    /// <param name="now">Now (UTC).</param>
    public IEnumerable<Mail> Write(Guid happening, MailDraft draft, KnownClient client, string path, DateTimeOffset now)
    {
        var values = new Dictionary<string, string>(draft.Values, StringComparer.Ordinal)
        {
            ["client"] = client.Name,
            ["contact"] = client.ContactName ?? client.Name,
        };
        var link = configuration["Web:PublicAddress"] is { Length: > 0 } address ? $"{address.TrimEnd('/')}{path}" : null;
        var (subject, text, html) = MailTemplate.All[draft.Template].Fill(values, link);
        var to = draft.To ?? (client.ContactEmail is { } email ? [email] : []);
        return to.Distinct(StringComparer.OrdinalIgnoreCase).Select(recipient => new Mail
        {
            Id = Guid.CreateVersion7(now),
            HappeningId = happening,
            ClientId = client.ClientId,
            Template = draft.Template,
            To = recipient,
            Subject = subject.Length <= 400 ? subject : subject[..400],
            Text = text,
            Html = html,
            CalendarFile = draft.CalendarFile,
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }
}
