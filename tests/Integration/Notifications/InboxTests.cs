using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Documents.Contracts.Events.V1;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.Tests.Integration.Documents;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Notifications;

/// <summary>What a caller finds in its inbox.</summary>
[Collection(SharedNotifications.Name)]
public sealed class InboxTests(NotificationsHost host)
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Each_finds_its_own_clients_news_and_reads_them_for_itself()
    {
        var ((client, _), (other, _)) = (await host.ClientAsync(), await host.ClientAsync());
        var paid = new InvoicePaid(Guid.CreateVersion7(), client, "onboarding", client, s_at);
        await host.PublishAsync(
            paid, new JourneyAdvanced(client, "agreement", "discovery", s_at), paid,
            new DocumentReceived(Guid.CreateVersion7(), client, "client", client, "w9", 1, null, s_at),
            new JourneyAdvanced(other, "agreement", "discovery", s_at));
        using var us = host.As("clientUser", "we", [client]);
        using var them = host.As("clientUser", other);
        using var staff = host.As("representative");

        var entries = await NotificationsHost.UntilListedAsync(us, "/v1/inbox", 3);
        entries.Select(entry => (entry.Text("type"), entry.Text("title"))).ShouldBe(
            [("client.journey.advanced", "Done: agreement. Now: discovery."), ("document.received", "The w9 was received"), ("invoice.paid", "The onboarding invoice is paid")],
            ignoreOrder: true);
        entries.ShouldAllBe(entry => entry.Text("clientName") == "Harbor & Sons");
        (await NotificationsHost.UntilListedAsync(them, "/v1/inbox", 1)).Length.ShouldBe(1);
        (await NotificationsHost.UntilListedAsync(staff, $"/v1/inbox?clientId={client}", 3)).Length.ShouldBe(3);

        var one = entries[0].Id();
        using var read = await us.SendAsync("POST", $"/v1/inbox/{one}/read");
        (await read.BodyAsync()).GetProperty("readAt").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
        (await us.ReadJsonAsync("/v1/inbox?unread=true")).Items().Length.ShouldBe(2);
        (await us.ReadJsonAsync("/v1/inbox?unread=false")).Items().Single().Id().ShouldBe(one);
        (await staff.ReadJsonAsync($"/v1/inbox?clientId={client}&unread=true")).Items().Length.ShouldBe(3);
        using var hidden = await them.SendAsync("POST", $"/v1/inbox/{one}/read");
        await hidden.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task A_provider_finds_what_is_about_itself()
    {
        var ((client, _), provider) = (await host.ClientAsync(), Guid.CreateVersion7());
        await host.PublishAsync(
            new CredentialFileStateChanged(Guid.CreateVersion7(), provider, client, "open", "decided", s_at),
            new CredentialFileStateChanged(Guid.CreateVersion7(), Guid.CreateVersion7(), client, "open", "decided", s_at));
        using var us = host.As("clientUser", client);
        await NotificationsHost.UntilListedAsync(us, "/v1/inbox", 2);
        using var self = host.AsProvider(client, provider);

        (await self.ReadJsonAsync("/v1/inbox")).Items().Single().Text("title").ShouldBe("The credential file: decided");
    }

    [Fact]
    public async Task An_alert_is_told_once_to_the_client_and_not_to_the_provider()
    {
        var ((client, _), provider) = (await host.ClientAsync(), Guid.CreateVersion7());
        var raised = new AlertRaised(Guid.CreateVersion7(), provider, client, "leie", "possible", s_at.AddDays(30), s_at);
        await host.PublishAsync(raised, raised, new CredentialFileStateChanged(Guid.CreateVersion7(), provider, client, "open", "problem", s_at));
        using var us = host.As("clientUser", client);

        (await NotificationsHost.UntilListedAsync(us, "/v1/inbox", 2)).Select(entry => (entry.Text("type"), entry.Text("title"))).ShouldBe(
            [("alert.raised", "An alert must be decided by April 1, 2026"), ("credential-file.stateChanged", "The credential file: problem")], ignoreOrder: true);
        using var self = host.AsProvider(client, provider);
        (await self.ReadJsonAsync("/v1/inbox")).Items().Single().Text("type").ShouldBe("credential-file.stateChanged");
    }

    [Fact]
    public async Task Without_a_tenant_the_database_shows_no_row()
    {
        var (client, _) = await host.ClientAsync();
        using var us = host.As("clientAdmin", client);
        await host.WebhookAsync(us, "/nobody", "\"invoice.paid\"");
        using var staff = host.As("administrator");
        await host.WebhookAsync(staff, "/nobody", "\"alert.raised\"");
        await host.PublishAsync(new InvoicePaid(Guid.CreateVersion7(), client, "onboarding", client, s_at));
        await NotificationsHost.UntilListedAsync(us, "/v1/inbox", 1);
        foreach (var table in (string[])["happenings", "mails", "inbox_reads", "webhooks", "webhook_deliveries", "known_clients", "known_subjects", "known_meetings"])
        {
            (await host.AsOwnerAsync($"BEGIN; SET LOCAL ROLE notifications_app; SELECT count(*) FROM {table}; COMMIT")).ShouldBe(0L, table);
        }

        (await host.AsOwnerAsync($"BEGIN; SET LOCAL ROLE notifications_app; SET LOCAL app.tenant = '{client}'; SELECT count(*) FROM webhooks; COMMIT")).ShouldBe(1L);
    }
}
