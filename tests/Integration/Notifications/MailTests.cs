using System.Text;
using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Tests.Integration.Documents;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Notifications;

/// <summary>Mail about what happened, as a mail server gets it.</summary>
[Collection(SharedNotifications.Name)]
public sealed class MailTests(NotificationsHost host)
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_invoice_is_written_of_once_however_often_its_event_comes()
    {
        var (client, contact) = await host.ClientAsync();
        var opened = new InvoiceOpened(Guid.CreateVersion7(), "INV-000123", client, "onboarding", client, 1250m, "USD", new DateOnly(2026, 4, 1), s_at);
        await host.PublishAsync(opened, opened, opened);
        using var staff = host.As("manager");
        var mail = (await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?clientId={client}&state=sent", 1)).Single();

        (mail.Text("to"), mail.Text("subject"), mail.GetProperty("attempts").GetInt32()).ShouldBe((contact, "Invoice INV-000123 over USD 1,250.00", 1));
        var received = host.Post.To(contact).Single();
        received.From.ShouldBe("news@credentialing.example");
        received.Message.ShouldContain($"Message-ID: <{mail.Text("id")}@credentialing.example>", Case.Insensitive);
        received.Message.ShouldContain("Auto-Submitted: auto-generated");
        var body = Decoded(received.Message);
        body.ShouldContain("invoice INV-000123 for Harbor & Sons (onboarding) is open: USD 1,250.00, due on April 1, 2026.");
        body.ShouldContain("Harbor &amp; Sons", customMessage: "the HTML is escaped");
        body.ShouldContain($"https://portal.example/invoices/{opened.InvoiceId}");
        (await host.AsOwnerAsync($"SELECT count(*) FROM mails WHERE client_id = '{client}'")).ShouldBe(1L);
    }

    [Fact]
    public async Task Who_takes_part_is_invited_told_of_a_move_and_of_the_end_with_the_calendar_file()
    {
        var (client, _) = await host.ClientAsync();
        var (meeting, first, second) = (Guid.CreateVersion7(), $"a.{client:N}@x.example", $"b.{client:N}@x.example");
        MeetingChanged Told(string state, int hour, string method) => new(
            meeting, client, "consultation", state, s_at.AddHours(hour), 30, [first, second], $"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nEND:VCALENDAR\r\n", s_at.AddMinutes(hour));
        using var staff = host.As("manager");
        foreach (var (told, count) in new[] { (Told("scheduled", 1, "REQUEST"), 2), (Told("scheduled", 2, "REQUEST"), 4), (Told("cancelled", 3, "CANCEL"), 6) })
        {
            await host.PublishAsync(told);
            await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?clientId={client}&state=sent", count);
        }

        await host.PublishAsync(Told("scheduled", 2, "REQUEST"));
        var subjects = (await staff.ReadJsonAsync($"/v1/email-log?clientId={client}&q={first}&sort=createdAt")).Items().Select(mail => mail.Text("subject"));
        subjects.ShouldBe([
            "Invitation: Consultation, March 2, 2026, 16:00 UTC", "Moved: Consultation, now March 2, 2026, 17:00 UTC", "Cancelled: Consultation, March 2, 2026, 18:00 UTC"]);
        var mails = host.Post.To(second);
        mails.Length.ShouldBe(3);
        mails[0].Message.ShouldContain("method=REQUEST", Case.Insensitive);
        mails[0].Message.ShouldContain("invite.ics");
        mails[2].Message.ShouldContain("method=CANCEL", Case.Insensitive);
        Decoded(mails[2].Message).ShouldContain("METHOD:CANCEL");
    }

    [Fact]
    public async Task The_contact_hears_of_all_that_is_news_to_a_client()
    {
        var (client, contact) = await host.ClientAsync();
        var provider = Guid.CreateVersion7();
        await host.PublishAsync(new ProviderChanged(provider, client, 1, "1234567893", "Grace", "Hale", [], [], [], false, false, s_at));
        await Wait.UntilAsync("the provider is known", async () => await host.AsOwnerAsync($"SELECT count(*) FROM known_subjects WHERE id = '{provider}'") is 1L);
        var (application, payor) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        ApplicationStateChanged Became(int version, string to) => new(
            application, client, version, Guid.CreateVersion7(), payor, "harbor-health", "individual", provider, null, "inReview", to, to == "approved" ? new DateOnly(2026, 6, 1) : null, s_at.AddMinutes(version));
        await host.PublishAsync(
            new AgreementExecuted(Guid.CreateVersion7(), client, "msa", s_at),
            new LaunchPlanPublished(Guid.CreateVersion7(), client, 1, s_at),
            new DiscoveryReportPublished(Guid.CreateVersion7(), client, 1, s_at),
            Became(1, "preparing"), Became(2, "submitted"), Became(3, "infoRequested"), Became(4, "denied"), Became(5, "approved"),
            new DocumentRequested(Guid.CreateVersion7(), client, "provider", provider, "malpracticeInsurance", new DateOnly(2026, 3, 20), s_at),
            new DocumentRequestDue(Guid.CreateVersion7(), client, "provider", provider, "malpracticeInsurance", new DateOnly(2026, 3, 20), 3, s_at),
            new DocumentRequestDue(Guid.CreateVersion7(), client, "client", client, "w9", new DateOnly(2026, 3, 20), -1, s_at),
            new DocumentExpiring(Guid.CreateVersion7(), client, "provider", provider, "license", new DateOnly(2026, 3, 20), 14, s_at));
        using var staff = host.As("auditor");

        var mails = await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?clientId={client}&state=sent", 11);

        mails.Select(mail => mail.Text("to")).Distinct().ShouldBe([contact]);
        mails.Select(mail => mail.Text("subject")).Order().ShouldBe(new[]
        {
            "Application for Grace Hale with harbor-health approved",
            "Application for Grace Hale with harbor-health denied",
            "Application for Grace Hale with harbor-health submitted",
            "Overdue: w9",
            "Please send: malpractice insurance of Grace Hale",
            "Reminder: malpractice insurance of Grace Hale, due in 3 days",
            "The Services Agreement is signed by both sides",
            "The license of Grace Hale expires in 14 days",
            "Your market and launch plan is ready",
            "Your payor discovery report is ready",
            "harbor-health asks for information on the application for Grace Hale",
        }.Order());
        host.Post.To(contact).Length.ShouldBe(11);
    }

    [Fact]
    public async Task What_the_server_refuses_for_now_is_tried_again_and_what_it_refuses_for_good_is_not()
    {
        var (slow, later) = await host.ClientAsync("later");
        var (wrong, nobody) = await host.ClientAsync("nobody");
        await host.PublishAsync(
            new LaunchPlanPublished(Guid.CreateVersion7(), slow, 1, s_at), new LaunchPlanPublished(Guid.CreateVersion7(), wrong, 1, s_at));
        using var staff = host.As("manager");

        var failed = (await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?clientId={wrong}&state=failed", 1)).Single();
        (failed.GetProperty("attempts").GetInt32(), failed.Text("lastError")).ShouldBe((1, "mailboxUnavailable"));
        await Wait.UntilAsync("it was refused once", async () =>
            (await staff.ReadJsonAsync($"/v1/email-log?clientId={slow}&state=queued")).Items() is [var mail] && mail.GetProperty("attempts").GetInt32() == 1 && mail.Text("lastError") == "localErrorInProcessing");
        host.Forward(TimeSpan.FromMinutes(2));
        (await NotificationsHost.UntilListedAsync(staff, $"/v1/email-log?clientId={slow}&state=sent", 1)).Single().GetProperty("attempts").GetInt32().ShouldBe(2);
        host.Post.To(later).Length.ShouldBe(1);
        host.Post.To(nobody).ShouldBeEmpty();
    }

    [Fact]
    public async Task Clients_do_not_read_the_log()
    {
        var (client, _) = await host.ClientAsync();
        using var us = host.As("clientAdmin", client);
        using var refused = await us.SendAsync("GET", "/v1/email-log");
        await refused.ProblemAsync(403, "forbidden");
    }

    // Every base64 part beside the message itself, so that a text is found however it is encoded.
    internal static string Decoded(string message)
    {
        var decoded = new StringBuilder(message.Replace("=\r\n", "", StringComparison.Ordinal));
        foreach (var part in message.Split("\r\n\r\n"))
        {
            var lines = part.Split("\r\n").TakeWhile(line => !line.StartsWith("--", StringComparison.Ordinal));
            var buffer = new byte[part.Length];
            if (Convert.TryFromBase64String(string.Concat(lines), buffer, out var length))
            {
                decoded.Append(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }

        return decoded.ToString();
    }
}
