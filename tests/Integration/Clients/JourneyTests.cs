using System.Net;
using System.Text;
using System.Text.Json;
using Credentialing.Billing.Contracts.Events.V1;
using Credentialing.Payors.Contracts.Events.V1;
using Credentialing.Providers.Contracts.Events.V1;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Manners;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using Npgsql;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Clients;

[Collection(OneClientsHost.Name)]
public sealed class JourneyTests(ClientsHost host, ServersFixture servers)
{
    private const string Signature = """{"name":"Ada Quinn","title":"Owner","consent":true}""";

    [Fact]
    public async Task A_client_goes_from_consultation_to_a_paid_onboarding()
    {
        var client = await CreateClientAsync();
        (await StepAsync(client, "consultation")).GetProperty("state").GetString().ShouldBe("inProgress");
        await MeetAsync(client, "consultation", "undecided");
        (await JourneyAsync(client)).GetProperty("currentStep").GetString().ShouldBe("consultation");
        await MeetAsync(client, "consultation", "proceed");
        (await JourneyAsync(client)).GetProperty("currentStep").GetString().ShouldBe("launchPlan");

        await ExecuteAsync(client, "msa");
        await ExecuteAsync(client, "sow");
        await MeetAsync(client, "onboardingWalkthrough");
        var invoice = Guid.CreateVersion7();
        await PublishAsync(new InvoicePaid(invoice, client, "onboarding", client, TimeProvider.System.GetUtcNow()), times: 2);
        await Wait.UntilAsync("the paid invoice is known", async () => !(await BlockersAsync(client, "agreement")).Contains("onboarding-invoice-not-paid", StringComparer.Ordinal));

        (await BlockersAsync(client, "agreement")).ShouldBe(["practice-not-set-up", "provider-not-set-up"]);
        (await EventsAsync(client)).ShouldBe(["consultation"]);
    }

    [Fact]
    public async Task A_resubmission_that_is_paid_is_no_step_of_the_journey()
    {
        var client = await CreateClientAsync();
        var before = (await JourneyAsync(client)).GetProperty("version").GetInt32();
        await PublishAsync(new InvoicePaid(Guid.CreateVersion7(), client, "resubmission", Guid.CreateVersion7(), TimeProvider.System.GetUtcNow()));
        await PublishAsync(new InvoicePaid(Guid.CreateVersion7(), client, "selection", Guid.CreateVersion7(), TimeProvider.System.GetUtcNow()));

        await Wait.UntilAsync("the paid selection is known", async () => (await StepAsync(client, "selection")).GetProperty("state").GetString() == "done");
        (await JourneyAsync(client)).GetProperty("version").GetInt32().ShouldBe(before + 1);
        (await JourneyAsync(client)).GetProperty("currentStep").GetString().ShouldBe("consultation");
    }

    [Fact]
    public async Task Follow_up_is_done_when_the_last_application_is_settled_in_whatever_order_it_is_heard()
    {
        var client = await CreateClientAsync();
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var now = TimeProvider.System.GetUtcNow();
        await PublishAsync("providers.v1.practice-changed", new PracticeChanged(Guid.CreateVersion7(), client, 1, "Main Street", "1234567893", ["CT"], now));
        await PublishAsync("providers.v1.provider-changed", new ProviderChanged(Guid.CreateVersion7(), client, 1, "1234567893", "Ada", "Quinn", [], [], [], false, false, now));
        await PublishAsync("payors.v1.discovery-report-published", new DiscoveryReportPublished(Guid.CreateVersion7(), client, 1, now));
        await PublishAsync("payors.v1.payors-selected", new PayorsSelected(Guid.CreateVersion7(), client, [], now));
        await MoveAsync(one, 3, "denied");
        await MoveAsync(other, 1, "awaitingPayment");
        await Wait.UntilAsync("the open application is known", async () => (await ActionsAsync(client)).Contains("pay-selection", StringComparer.Ordinal));
        (await BlockersAsync(client, "agreement")).ShouldNotContain("practice-not-set-up");
        (await BlockersAsync(client, "discovery")).ShouldBe(["discovery-report-not-reviewed"]);

        await MoveAsync(one, 2, "inReview");
        await MoveAsync(other, 4, "approved");
        await MoveAsync(other, 4, "approved");
        await MoveAsync(other, 2, "preparing");

        await Wait.UntilAsync("follow-up is done", async () => (await StepAsync(client, "followUp")).GetProperty("state").GetString() == "done");
        await MoveAsync(one, 4, "resubmitted");
        await Wait.UntilAsync("the resubmission is known", async () => (await ActionsAsync(client)).Contains("await-resubmission", StringComparer.Ordinal));
        (await StepAsync(client, "followUp")).GetProperty("state").GetString().ShouldBe("done");

        Task MoveAsync(Guid application, int version, string to) => PublishAsync("payors.v1.application-state-changed", new ApplicationStateChanged(
            application, client, version, Guid.CreateVersion7(), Guid.CreateVersion7(), "quick", "individual", Guid.CreateVersion7(), null, null, to, null, now));
    }

    [Fact]
    public async Task Who_declines_is_declined_and_may_come_back()
    {
        var client = await CreateClientAsync();

        await MeetAsync(client, "consultation", "decline");

        (await StateOfAsync(client)).ShouldBe("declined");
        (await JourneyAsync(client)).GetProperty("nextActions").GetArrayLength().ShouldBe(0);
        using var drafted = await host.As("representative").SendAsync("POST", $"/v1/clients/{client}/agreements", """{"kind":"msa"}""");
        await drafted.ProblemAsync(409, "client-not-active");
        await MeetAsync(client, "consultation", "proceed");
        (await StateOfAsync(client)).ShouldBe("active");
    }

    [Fact]
    public async Task Another_clients_journey_is_404()
    {
        using var response = await host.As("clientAdmin", await CreateClientAsync()).SendAsync("GET", $"/v1/clients/{await CreateClientAsync()}/journey");
        await response.ProblemAsync(404, "not-found");
    }

    private async Task<Guid> CreateClientAsync() => (await ManyClients.CreateAsync(host.As("administrator"))).Id();

    private async Task<JsonElement> JourneyAsync(Guid client)
    {
        using var response = await host.As("clientUser", client).SendAsync("GET", $"/v1/clients/{client}/journey");
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    private async Task<JsonElement> StepAsync(Guid client, string step) =>
        (await JourneyAsync(client)).GetProperty("steps").EnumerateArray().Single(told => told.GetProperty("step").GetString() == step);

    private async Task<string[]> BlockersAsync(Guid client, string step) =>
        [.. (await StepAsync(client, step)).GetProperty("blockers").EnumerateArray().Select(blocker => blocker.GetProperty("code").GetString()!)];

    private async Task<string[]> ActionsAsync(Guid client) =>
        [.. (await JourneyAsync(client)).GetProperty("nextActions").EnumerateArray().Select(action => action.GetProperty("code").GetString()!)];

    private async Task<string?> StateOfAsync(Guid client)
    {
        using var response = await host.As("clientUser", client).SendAsync("GET", $"/v1/clients/{client}");
        return (await response.BodyAsync()).GetProperty("state").GetString();
    }

    private async Task MeetAsync(Guid client, string kind, string? outcome = null)
    {
        var staff = host.As("representative");
        var meeting = await PostAsync(staff, $"/v1/clients/{client}/meetings", $$"""{"kind":"{{kind}}","startsAt":"2030-01-07T15:00:00Z","durationMinutes":30,"attendees":[]}""");
        await PostAsync(staff, $"/v1/meetings/{meeting.Id()}/complete", $$"""{"notes":"","attended":[]{{(outcome is null ? "" : $",\"outcome\":\"{outcome}\"")}}}""");
    }

    private async Task ExecuteAsync(Guid client, string kind)
    {
        var agreement = await PostAsync(host.As("representative"), $"/v1/clients/{client}/agreements", $$"""{"kind":"{{kind}}"}""");
        await PostAsync(host.As("representative"), $"/v1/agreements/{agreement.Id()}/send");
        await PostAsync(host.As("clientAdmin", client), $"/v1/agreements/{agreement.Id()}/sign", Signature);
        await PostAsync(host.As("manager"), $"/v1/agreements/{agreement.Id()}/sign", Signature);
    }

    // As Billing's relay would: the event's exchange, our envelope, a message id of its own.
    private Task PublishAsync(InvoicePaid paid, int times = 1) => PublishAsync("billing.v1.invoice-paid", paid, times);

    private async Task PublishAsync<T>(string exchange, T happened, int times = 1)
        where T : class
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(servers.RabbitConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        for (var time = 0; time < times; time++)
        {
            var id = Guid.CreateVersion7();
            await channel.BasicPublishAsync(
                exchange, "", mandatory: true,
                new BasicProperties { MessageId = id.ToString(), ContentType = Envelope.ContentType }, Envelope.Of(id, happened, TimeProvider.System.GetUtcNow()));
        }
    }

    private static async Task<JsonElement> PostAsync(HttpClient caller, string path, string? body = null)
    {
        using var response = await caller.SendAsync("POST", path, body);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    private async Task<string[]> EventsAsync(Guid client)
    {
        await using var connection = new NpgsqlConnection(host.Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT body FROM outbox_messages WHERE type = 'clients.v1.journey-advanced' AND ordering_key = $1 ORDER BY sequence", connection)
        {
            Parameters = { new() { Value = client } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(JsonDocument.Parse(Encoding.UTF8.GetString((byte[])reader[0])).RootElement.GetProperty("message").GetProperty("step").GetString()!);
        }

        return [.. steps];
    }
}
