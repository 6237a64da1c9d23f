using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Credentialing.Notifications.Mails;

/// <summary>
/// Hands mails to a mail server, the framework's own client in between: <c>Smtp:Host</c>, <c>Smtp:Port</c> (25),
/// <c>Smtp:From</c>, and where the server wants it <c>Smtp:Tls</c> (STARTTLS), <c>Smtp:Username</c>, <c>Smtp:Password</c>.
/// </summary>
internal sealed class SmtpPost(IConfiguration configuration)
{
    /// <summary>How long one mail may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string? _host = configuration["Smtp:Host"];
    private readonly string _from = configuration["Smtp:From"] is { Length: > 0 } from ? from : "no-reply@credentialing.example";

    /// <summary>Sends a mail.</summary>
    /// <param name="mail">The mail.</param>
    /// <param name="link">What goes into the blank that it has for its link.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the server has taken it; otherwise why not, and whether it never will.</returns>
    public async Task<(string Error, bool ForGood)?> SendAsync(Mail mail, string? link, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(_host))
        {
            return ("noMailServer", false);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            using var message = MessageOf(mail, link);
            using var smtp = new SmtpClient(_host, configuration.GetValue("Smtp:Port", 25)) { EnableSsl = configuration.GetValue("Smtp:Tls", false) };
            if (configuration["Smtp:Username"] is { Length: > 0 } user)
            {
                smtp.Credentials = new NetworkCredential(user, configuration["Smtp:Password"]);
            }

            await smtp.SendMailAsync(message, deadline.Token);
            return null;
        }
        catch (SmtpException refused)
        {
            return (Camel(refused.StatusCode), IsForGood(refused.StatusCode));
        }
        catch (FormatException)
        {
            return ("addressInvalid", true);
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (exception is OperationCanceledException ? "timeout" : "connectionFailed", false);
        }
    }

    private MailMessage MessageOf(Mail mail, string? link)
    {
        string With(string text, string? into) => into is null ? text : text.Replace(MailTemplate.LinkBlank, into, StringComparison.Ordinal);
        var message = new MailMessage { From = new MailAddress(_from), Subject = mail.Subject, SubjectEncoding = Encoding.UTF8 };
        message.To.Add(new MailAddress(mail.To));
        message.Headers.Add("Message-ID", $"<{mail.Id}@{message.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(With(mail.Text, link), Encoding.UTF8, MediaTypeNames.Text.Plain));
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(With(mail.Html, WebUtility.HtmlEncode(link)), Encoding.UTF8, MediaTypeNames.Text.Html));
        if (mail.CalendarFile is { } calendar)
        {
            var method = calendar.Contains("METHOD:CANCEL", StringComparison.Ordinal) ? "CANCEL" : "REQUEST";
            var file = new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(calendar)), new ContentType("text/calendar") { CharSet = "utf-8", Name = "invite.ics" })
            {
                TransferEncoding = TransferEncoding.Base64,
            };
            file.ContentType.Parameters["method"] = method;
            message.Attachments.Add(file);
        }

        return message;
    }

    // What is wrong with the recipient stays wrong; all else may be mended.
    private static bool IsForGood(SmtpStatusCode code) =>
        code is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath;

    private static string Camel(SmtpStatusCode code) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(code.ToString());
}
