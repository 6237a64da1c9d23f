using System.Net.Http.Headers;
using System.Text.Json;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Payors;
using Credentialing.Providers.Contracts.V1;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Credentialing.Tests.Integration.Servers;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Payors;

/// <summary>The Payors service beside stubs of what it asks. Its queues have fixed names, so all classes that need it share this one.</summary>
public sealed class PayorsHost(ServersFixture servers) : ServiceHost<PayorsDb>(servers, "payors"), IAsyncLifetime
{
    private static int s_payors;

    public OtherServices Others { get; } = new();

    public Intake Intake { get; } = new();

    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <inheritdoc/>
    protected override void Configure(IWebHostBuilder host)
    {
        foreach (var service in (string[])["providers", "billing", "documents"])
        {
            host.UseSetting($"services:{service}:grpc:0", Others.Address);
        }

        host.UseSetting("PayorIntake:Address", Intake.Address);
        host.UseSetting("PayorIntake:Key", Intake.Key);
        host.UseSetting("PayorIntake:Timeout", "00:00:04");
        host.UseSetting("Rehearsal:Enabled", "true");
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await Intake.DisposeAsync();
        await Others.DisposeAsync();
    }

    /// <summary>Publishes an event, as often as is said, each time as the same message.</summary>
    public async Task PublishAsync<T>(T happened, int times = 1)
        where T : class
    {
        var bus = Services.GetRequiredService<IBusControl>();
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        var id = Guid.CreateVersion7();
        for (var time = 0; time < times; time++)
        {
            await bus.Publish(happened, message => message.MessageId = id);
        }
    }

    /// <summary>A client that this service has heard of.</summary>
    public async Task<Guid> ClientAsync(string kind = "practice", string state = "active", params string[] states)
    {
        var client = Guid.CreateVersion7();
        await PublishAsync(new ClientChanged(client, 1, "Harbor Family Practice", kind, state, states.Length > 0 ? states : ["CT"], [], Now));
        return client;
    }

    /// <summary>A provider of a client, licensed in Connecticut unless said otherwise.</summary>
    public Guid Provider(Guid client, string licensedIn = "CT", string expiresOn = "", bool excluded = false, Guid? practice = null, string caqhId = "12345678")
    {
        var id = Guid.CreateVersion7();
        Others.Providers[id.ToString()] = new Provider
        {
            Id = id.ToString(), ClientId = client.ToString(), Version = 1, Npi = "1234567893", FirstName = "Ada", LastName = "Quinn",
            Licenses = { new Credentialing.Providers.Contracts.V1.License { State = licensedIn, Number = "12345", ExpiresOn = expiresOn } }, CaqhId = caqhId, Excluded = excluded,
            PracticeIds = { practice is { } place ? [place.ToString()] : Array.Empty<string>() },
        };
        return id;
    }

    /// <summary>A practice of a client.</summary>
    public Guid Practice(Guid client, string state = "CT")
    {
        var id = Guid.CreateVersion7();
        Others.Practices[id.ToString()] = new Practice
        {
            Id = id.ToString(), ClientId = client.ToString(), Version = 1, Name = "Harbor", Npi = "1234567893",
            Locations = { new Location { Line1 = "1 Pier", City = "Mystic", State = state, PostalCode = "06355" } },
        };
        return id;
    }

    /// <summary>A payor of Connecticut of its own; its code.</summary>
    public async Task<string> PayorAsync(string method = "portal", string panel = "open", string requirements = "[]")
    {
        var code = $"test-payor-{Interlocked.Increment(ref s_payors)}";
        using var entered = await As("manager").SendAsync("POST", "/v1/payors", $$"""
            {"code":"{{code}}","name":"Payor {{code}}","states":["CT"],"lines":["commercial"],"method":"{{method}}","panel":"{{panel}}","typicalDays":45,"requirements":{{requirements}}}
            """);
        ((int)entered.StatusCode).ShouldBe(201, await entered.Content.ReadAsStringAsync());
        return code;
    }

    /// <summary>A client with a provider and a published report.</summary>
    public async Task<(Guid Client, Guid Provider)> ReportedAsync(string licensedIn = "CT")
    {
        var client = await ClientAsync();
        var provider = Provider(client, licensedIn);
        await ReportAsync(client);
        return (client, provider);
    }

    /// <summary>Compiles and publishes a report.</summary>
    public async Task ReportAsync(Guid client)
    {
        using var compiled = await As("enrollmentSpecialist").SendAsync("POST", $"/v1/clients/{client}/discovery-reports");
        ((int)compiled.StatusCode).ShouldBe(201, await compiled.Content.ReadAsStringAsync());
        using var published = await As("enrollmentSpecialist").SendAsync("POST", $"/v1/discovery-reports/{(await compiled.BodyAsync()).GetProperty("id").GetGuid()}/publish");
        published.EnsureSuccessStatusCode();
    }

    /// <summary>Selects one payor for one provider.</summary>
    public async Task<(Guid Selection, Guid Application)> SelectAsync(Guid client, Guid provider, string payor)
    {
        using var selected = await As("clientAdmin", client).SendAsync(
            "POST", $"/v1/clients/{client}/payor-selections", $$"""{"items":[{"payorId":"{{payor}}","providerIds":["{{provider}}"]}]}""");
        ((int)selected.StatusCode).ShouldBe(201, await selected.Content.ReadAsStringAsync());
        var body = await selected.BodyAsync();
        return (body.GetProperty("id").GetGuid(), body.GetProperty("applicationIds")[0].GetGuid());
    }

    /// <summary>Says that a selection was paid in full.</summary>
    public Task PayAsync(Guid client, Guid selection, int times = 1, Guid? invoice = null) => PublishAsync(
        new Credentialing.Billing.Contracts.Events.V1.InvoicePaid(invoice ?? Guid.CreateVersion7(), client, "selection", selection, Now), times);

    /// <summary>An application, paid and in a state.</summary>
    public async Task<Guid> ApplicationAsync(Guid client, Guid provider, string payor, string state)
    {
        var (selection, application) = await SelectAsync(client, provider, payor);
        await PayAsync(client, selection);
        await ComesToAsync(application, state);
        return application;
    }

    public async Task<JsonElement> ReadAsync(Guid application)
    {
        using var response = await As("enrollmentSpecialist").SendAsync("GET", $"/v1/applications/{application}");
        response.EnsureSuccessStatusCode();
        return await response.BodyAsync();
    }

    public Task<HttpResponseMessage> DoAsync(Guid application, string action, string? body = null) =>
        As("enrollmentSpecialist").SendAsync("POST", $"/v1/applications/{application}/{action}", body);

    /// <summary>Does something with an application that must work.</summary>
    public async Task<JsonElement> DoneAsync(Guid application, string action, string? body = null)
    {
        using var response = await DoAsync(application, action, body);
        ((int)response.StatusCode).ShouldBe(200, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    public Task ComesToAsync(Guid application, string state) => Wait.UntilAsync(
        $"the application is {state}", async () => (await ReadAsync(application)).GetProperty("state").GetString() == state);

    public Task HasBlockersAsync(Guid application, params string[] codes) => Wait.UntilAsync(
        $"its blockers are [{string.Join(", ", codes)}]", async () => BlockersOf(await ReadAsync(application)).SequenceEqual(codes));

    public static string[] BlockersOf(JsonElement application) =>
        [.. application.GetProperty("blockers").EnumerateArray().Select(blocker => blocker.GetProperty("code").GetString()!)];

    /// <summary>Calls the service as a provider.</summary>
    public HttpClient AsProvider(Guid client, Guid provider)
    {
        var http = Anonymous();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Identity.Token(["provider"], [client], "a-provider", provider));
        return http;
    }

    /// <summary>Moves the service's clock.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var offset = (long)(Now - TimeProvider.System.GetUtcNow() + by).TotalSeconds;
        using var moved = await As("administrator").SendAsync("PUT", "/internal/rehearsal/clock", $$"""{"offsetSeconds":{{offset}}}""");
        moved.EnsureSuccessStatusCode();
    }

    /// <summary>Reads the database as staff do.</summary>
    public async Task<T> QueryAsync<T>(Func<PayorsDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PayorsDb>();
        db.Tenant.SeeAll();
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await read(db);
    }

    /// <summary>How many events of a name this service has raised about an aggregate.</summary>
    public Task<int> RaisedAsync(Guid key, string name) => QueryAsync(db => db.Set<ServiceDefaults.Messaging.Outbox.OutboxMessage>()
        .CountAsync(message => message.OrderingKey == key && message.Type == name));
}

/// <summary>The classes that share the service.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPayors : ICollectionFixture<PayorsHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "Payors";
}
