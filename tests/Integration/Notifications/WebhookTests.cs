using System.Diagnostics;
using System.Text.Json;
using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Tests.Integration.Documents;
using Credentialing.Tests.Integration.Gateway;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Notifications;

/// <summary>Events at a partner's address.</summary>
[Collection(SharedNotifications.Name)]
public sealed class WebhookTests(NotificationsHost host)
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_partner_gets_its_own_clients_events_signed_so_that_a_foreign_library_accepts_them()
    {
        var ((ours, _), (theirs, _)) = (await host.ClientAsync(), await host.ClientAsync());
        using var partner = host.As("partner", ours);
        var path = $"/hook/{ours}";
        var webhook = await host.WebhookAsync(partner, path, "\"application.stateChanged\",\"invoice.opened\"");
        webhook.Text("secret").ShouldStartWith("whsec_");
        webhook.GetProperty("clientIds").EnumerateArray().Select(id => id.GetGuid()).ShouldBe([ours]);
        ApplicationStateChanged Of(Guid client) => new(
            Guid.CreateVersion7(), client, 3, Guid.CreateVersion7(), Guid.CreateVersion7(), "harbor-health", "individual", Guid.CreateVersion7(), null, "ready", "submitted", null, s_at);
        var (told, other) = (Of(ours), Of(theirs));
        await host.PublishAsync(other, told, told, new JourneyAdvanced(ours, "selection", "followUp", s_at));

        await Wait.UntilAsync("it is delivered", () => Task.FromResult(host.Seen(path).Length > 0));
        var delivery = (await NotificationsHost.UntilListedAsync(partner, $"/v1/webhooks/{webhook.Id()}/deliveries?state=delivered", 1)).Single();
        var seen = host.Seen(path).Single();
        seen.Headers["webhook-id"].ShouldBe(delivery.Text("messageId"));
        var body = JsonDocument.Parse(seen.Body).RootElement;
        (body.Text("type"), body.GetProperty("timestamp").GetDateTimeOffset()).ShouldBe(("application.stateChanged", s_at));
        (body.GetProperty("data").GetProperty("applicationId").GetGuid(), body.GetProperty("data").Text("to")).ShouldBe((told.ApplicationId, "submitted"));

        (await ForeignAsync(webhook.Text("secret"), seen, seen.Body)).GetProperty("accepted").GetBoolean().ShouldBeTrue();
        (await ForeignAsync(webhook.Text("secret"), seen, seen.Body.Replace("submitted", "approved", StringComparison.Ordinal))).GetProperty("accepted").GetBoolean().ShouldBeFalse();
        (await partner.ReadJsonAsync($"/v1/webhooks/{webhook.Id()}")).TryGetProperty("secret", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_rotation_both_secrets_sign_for_a_day()
    {
        var (client, _) = await host.ClientAsync();
        using var partner = host.As("partner", client);
        var path = $"/rotated/{client}";
        var webhook = await host.WebhookAsync(partner, path, "\"invoice.paid\"");
        using var rotated = await partner.SendAsync("POST", $"/v1/webhooks/{webhook.Id()}/rotate-secret");
        var secret = (await rotated.BodyAsync()).Text("secret");
        secret.ShouldNotBe(webhook.Text("secret"));

        await PayAsync(client, path, 1);
        foreach (var known in (string[])[secret, webhook.Text("secret")])
        {
            (await ForeignAsync(known, host.Seen(path)[0], host.Seen(path)[0].Body)).GetProperty("accepted").GetBoolean().ShouldBeTrue();
        }

        host.Forward(TimeSpan.FromHours(25));
        await PayAsync(client, path, 2);
        (await ForeignAsync(secret, host.Seen(path)[1], host.Seen(path)[1].Body)).GetProperty("accepted").GetBoolean().ShouldBeTrue();
        (await ForeignAsync(webhook.Text("secret"), host.Seen(path)[1], host.Seen(path)[1].Body)).GetProperty("accepted").GetBoolean().ShouldBeFalse();
        (await host.AsOwnerAsync($"SELECT count(*) FROM webhooks WHERE position('whsec'::bytea in secret) > 0")).ShouldBe(0L);
    }

    [Fact]
    public async Task What_fails_is_tried_again_under_the_same_id_and_given_up_after_three_days()
    {
        var (client, _) = await host.ClientAsync();
        using var partner = host.As("partner", client);
        var path = $"/failing/{client}";
        host.Receiver.Answer(path, "{}", 500);
        var webhook = await host.WebhookAsync(partner, path, "\"invoice.paid\"");
        await PayAsync(client, path, 1);
        host.Forward(TimeSpan.FromSeconds(30));
        await Wait.UntilAsync("it is tried again", () => Task.FromResult(host.Seen(path).Length >= 2));
        host.Seen(path).Select(seen => (seen.Headers["webhook-id"], seen.Body)).Distinct().Count().ShouldBe(1);

        host.Forward(TimeSpan.FromDays(4));
        var deliveries = $"/v1/webhooks/{webhook.Id()}/deliveries";
        var failed = (await NotificationsHost.UntilListedAsync(partner, $"{deliveries}?state=failed", 1)).Single();
        failed.GetProperty("lastStatus").GetInt32().ShouldBe(500);
        var disabled = await partner.ReadJsonAsync($"/v1/webhooks/{webhook.Id()}");
        (disabled.Text("state"), disabled.Text("disabledReason")).ShouldBe(("disabled", "failing"));

        host.Receiver.Answers.TryRemove(path, out _);
        using var enabled = await partner.SendAsync("PATCH", $"/v1/webhooks/{webhook.Id()}", """{"state":"active"}""", ifMatch: $"\"{disabled.GetProperty("version").GetInt32()}\"");
        (await enabled.BodyAsync()).Text("state").ShouldBe("active");
        using var again = await partner.SendAsync("POST", $"{deliveries}/{failed.Id()}/redeliver");
        ((int)again.StatusCode).ShouldBe(200);
        await NotificationsHost.UntilListedAsync(partner, $"{deliveries}?state=delivered", 1);
        host.Seen(path)[^1].Headers["webhook-id"].ShouldBe(host.Seen(path)[0].Headers["webhook-id"]);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_or_redirects_gets_nothing_more_of_it()
    {
        var (client, _) = await host.ClientAsync();
        using var partner = host.As("partner", client);
        var (gone, moved, elsewhere) = ($"/gone/{client}", $"/moved/{client}", $"/elsewhere/{client}");
        host.Receiver.Answer(gone, "{}", 410);
        host.Receiver.Answers[moved] = context =>
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (307, new Uri(host.Receiver.Address, elsewhere).ToString());
            return Task.CompletedTask;
        };
        var (first, second) = (await host.WebhookAsync(partner, gone, "\"invoice.paid\""), await host.WebhookAsync(partner, moved, "\"invoice.paid\""));
        await PayAsync(client, moved, 1);

        await Wait.UntilAsync("it is disabled", async () => (await partner.ReadJsonAsync($"/v1/webhooks/{first.Id()}")).Text("state") == "disabled");
        (await partner.ReadJsonAsync($"/v1/webhooks/{first.Id()}")).Text("disabledReason").ShouldBe("gone");
        await Wait.UntilAsync("it is refused", async () =>
            (await partner.ReadJsonAsync($"/v1/webhooks/{second.Id()}/deliveries")).Items().Single() is var delivery && delivery.GetProperty("lastError").ValueKind == JsonValueKind.String && delivery.Text("lastError") == "redirectNotFollowed");
        host.Seen(elsewhere).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_holds_up_nobody_else()
    {
        var (client, _) = await host.ClientAsync();
        using var partner = host.As("partner", client);
        var (slow, quick) = ($"/slow/{client}", $"/quick/{client}");
        var let = new TaskCompletionSource();
        host.Receiver.Answers[slow] = _ => let.Task;
        await host.WebhookAsync(partner, slow, "\"invoice.paid\"");
        await host.WebhookAsync(partner, quick, "\"invoice.paid\"");
        var since = Stopwatch.StartNew();
        await host.PublishAsync([.. Enumerable.Range(0, 40).Select(_ => (object)new InvoicePaid(Guid.CreateVersion7(), client, "other", client, s_at))]);

        await Wait.UntilAsync("all are delivered to the quick one", () => Task.FromResult(host.Seen(quick).Length == 40));

        host.Seen(slow).Length.ShouldBeInRange(1, 2 * ((int)(since.Elapsed.TotalSeconds / 10) + 1), "two at a time, ten seconds each");
        let.SetResult();
    }

    [Fact]
    public async Task Nobody_registers_for_a_client_that_is_not_its_own_or_for_what_there_is_not()
    {
        var ((ours, _), (theirs, _)) = (await host.ClientAsync(), await host.ClientAsync());
        using var partner = host.As("partner", ours);
        using var them = host.As("partner", theirs);
        using var both = host.As("partner", ours, theirs);
        foreach (var (body, status, code) in ((string, int, string)[])
        [
            ($$"""{"url":"https://x.example/h","events":["invoice.paid"],"clientIds":["{{theirs}}"]}""", 404, "not-found"),
            ("""{"url":"https://x.example/h","events":["invoice.eaten"]}""", 400, "invalid-request"),
            ("""{"url":"https://x.example/h","events":[]}""", 400, "invalid-request"),
            ("""{"url":"ftp://x.example/h","events":["invoice.paid"]}""", 400, "invalid-request"),
            ("""{"url":"https://me:secret@x.example/h","events":["invoice.paid"]}""", 400, "invalid-request"),
        ])
        {
            using var response = await partner.SendAsync("POST", "/v1/webhooks", body);
            await response.ProblemAsync(status, code);
        }

        var webhook = await host.WebhookAsync(partner, "/h", "\"invoice.paid\"");
        var shared = await host.WebhookAsync(both, "/h", "\"invoice.paid\"");
        using var hidden = await them.SendAsync("GET", $"/v1/webhooks/{webhook.Id()}");
        await hidden.ProblemAsync(404, "not-found");
        using var foreign = await partner.SendAsync("DELETE", $"/v1/webhooks/{shared.Id()}", ifMatch: "\"1\"");
        await foreign.ProblemAsync(404, "not-found");
        (await partner.ReadJsonAsync("/v1/webhooks")).Items().Select(item => item.Id()).ShouldBe([webhook.Id()]);
        using var removed = await partner.SendAsync("DELETE", $"/v1/webhooks/{webhook.Id()}", ifMatch: "\"1\"");
        ((int)removed.StatusCode).ShouldBe(204);
        using var user = host.As("clientUser", ours);
        using var refused = await user.SendAsync("GET", "/v1/webhooks");
        await refused.ProblemAsync(403, "forbidden");
    }

    [Fact]
    public async Task Ours_hears_of_every_client_unless_it_names_some()
    {
        var ((one, _), (two, _)) = (await host.ClientAsync(), await host.ClientAsync());
        using var staff = host.As("administrator");
        var (all, some) = ($"/all/{one}", $"/some/{one}");
        await host.WebhookAsync(staff, all, "\"invoice.paid\"");
        await host.WebhookAsync(staff, some, "\"invoice.paid\"", $"\"{two}\"");
        await host.PublishAsync(new InvoicePaid(Guid.CreateVersion7(), one, "other", one, s_at), new InvoicePaid(Guid.CreateVersion7(), two, "other", two, s_at));

        await Wait.UntilAsync("both are there", () => Task.FromResult(host.Seen(all).Length >= 2 && host.Seen(some).Length >= 1));
        host.Seen(some).Single().Body.ShouldContain(two.ToString());
    }

    private async Task PayAsync(Guid client, string path, int count)
    {
        await host.PublishAsync(new InvoicePaid(Guid.CreateVersion7(), client, "other", client, s_at));
        await Wait.UntilAsync($"{count} at {path}", () => Task.FromResult(host.Seen(path).Length >= count));
    }

    private static async Task<JsonElement> ForeignAsync(string secret, SeenRequest seen, string body)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Notifications", "foreign");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            (await RunAsync(folder, "npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], "")).Code.ShouldBe(0);
        }

        var (code, output) = await RunAsync(folder, "node", ["verify.mjs"], JsonSerializer.Serialize(new { secret, headers = seen.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value), body }));
        code.ShouldBe(0, output);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int Code, string Output)> RunAsync(string folder, string program, string[] arguments, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
