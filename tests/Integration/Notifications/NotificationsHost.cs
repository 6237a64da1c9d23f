using System.Net.Http.Headers;
using System.Text.Json;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Notifications;
using Credentialing.ServiceDefaults.Clock;
using Credentialing.Tests.Integration.Documents;
using Credentialing.Tests.Integration.Gateway;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Credentialing.Tests.Integration.Notifications;

/// <summary>The Notifications service with a mail server, a receiver of webhooks, and a clock that can be moved forward.</summary>
public sealed class NotificationsHost(ServersFixture servers) : ServiceHost<NotificationsDb>(servers, "notifications")
{
    private StubService? _receiver;

    internal SmtpSink Post { get; } = new();

    internal StubService Receiver => _receiver!;

    /// <summary>Moves the service's clock.</summary>
    public void Forward(TimeSpan by)
    {
        var clock = (RehearsalClock)Services.GetRequiredService<TimeProvider>();
        clock.Forward(clock.Offset + by);
    }

    /// <summary>Publishes events as their services do.</summary>
    public async Task PublishAsync(params object[] events)
    {
        var bus = Services.GetRequiredService<IBusControl>();
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        foreach (var happened in events)
        {
            await bus.Publish(happened);
        }
    }

    /// <summary>A client that is known, with a contact of its own.</summary>
    public async Task<(Guid Client, string Contact)> ClientAsync(string mailbox = "ada")
    {
        var client = Guid.CreateVersion7();
        var contact = $"{mailbox}.{client:N}@harbor.example";
        await PublishAsync(new ClientChanged(client, 1, "Harbor & Sons", "practice", "active", ["CT"], [], TimeProvider.System.GetUtcNow(), "Ada Quinn", contact));
        await Wait.UntilAsync("the client is known", async () => await AsOwnerAsync($"SELECT count(*) FROM known_clients WHERE client_id = '{client}'") is 1L);
        return (client, contact);
    }

    /// <summary>Calls the service as a provider of a client.</summary>
    public HttpClient AsProvider(Guid client, Guid provider)
    {
        var caller = Anonymous();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Identity.Token(["provider"], [client], "a-provider", provider));
        return caller;
    }

    /// <summary>Registers a webhook at a path of the receiver.</summary>
    public async Task<JsonElement> WebhookAsync(HttpClient caller, string path, string events, string? clientIds = null)
    {
        var url = new Uri(Receiver.Address, path);
        using var response = await caller.SendAsync("POST", "/v1/webhooks", $$"""{"url":"{{url}}","events":[{{events}}]{{(clientIds is null ? "" : $",\"clientIds\":[{clientIds}]")}}}""");
        return response.IsSuccessStatusCode ? await response.BodyAsync() : throw new InvalidOperationException(await response.Content.ReadAsStringAsync());
    }

    internal SeenRequest[] Seen(string path) => [.. Receiver.Seen.Where(seen => seen.PathAndQuery == path)];

    /// <summary>The items of a list once there are as many as expected.</summary>
    public static async Task<JsonElement[]> UntilListedAsync(HttpClient caller, string path, int count)
    {
        JsonElement[] items = [];
        await Wait.UntilAsync($"{count} in {path}", async () => (items = (await caller.ReadJsonAsync(path)).Items()).Length >= count);
        return items;
    }

    /// <summary>Runs a statement as the database's owner and answers its first value.</summary>
    public async Task<object?> AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <inheritdoc/>
    protected override void Configure(IWebHostBuilder host)
    {
        _receiver = StubService.StartAsync("receiver").GetAwaiter().GetResult();
        host.UseSetting("Smtp:Host", "127.0.0.1");
        host.UseSetting("Smtp:Port", $"{Post.Port}");
        host.UseSetting("Smtp:From", "news@credentialing.example");
        host.UseSetting("Web:PublicAddress", "https://portal.example/");
        host.UseSetting("Webhooks:AllowPrivate", "true");
        host.UseSetting("Rehearsal:Enabled", "true");
    }
}

/// <summary>The classes that share the service.</summary>
[CollectionDefinition(Name)]
public sealed class SharedNotifications : ICollectionFixture<NotificationsHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "Notifications";
}
