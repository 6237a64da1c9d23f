using Credentialing.Billing;
using Credentialing.Clients.Contracts.Events.V1;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Sandbox;
using Credentialing.Tests.Integration.Servers;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Credentialing.Tests.Integration.Billing;

/// <summary>The Billing service. Its queues have fixed names, so all classes that need it share this one.</summary>
public sealed class BillingHost(ServersFixture servers) : ServiceHost<BillingDb>(servers, "billing"), IAsyncLifetime
{
    private readonly WebhookDoor _door = new();

    private readonly Handled _handled = new();

    /// <summary>The card processor.</summary>
    public SandboxHost Sandbox { get; } = new();

    /// <inheritdoc/>
    protected override void Configure(IWebHostBuilder host)
    {
        ArgumentNullException.ThrowIfNull(host);
        host.UseSetting("CardProcessor:Address", new Uri(Sandbox.Address, "card").ToString());
        host.UseSetting("CardProcessor:Key", SandboxHost.Key);
        host.UseSetting("CardProcessor:WebhookSecret", SandboxHost.Secret);
        host.UseSetting("CardProcessor:WebhookAddress", _door.Address + "/webhooks/card");
        host.UseSetting("Rehearsal:Enabled", "true");
    }

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _door.OpenTo(Anonymous());
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await _door.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    /// <summary>Has agreements executed and waits until every delivery has been handled.</summary>
    public async Task ExecuteAsync(params (Guid Client, string Kind, Guid? MessageId)[] agreements)
    {
        var at = new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero);
        await PublishAsync([.. agreements.Select(agreement => agreement.Client)], bus => Task.WhenAll(agreements.Select(agreement => bus.Publish(
            new AgreementExecuted(Guid.CreateVersion7(), agreement.Client, agreement.Kind, at),
            message => message.MessageId = agreement.MessageId ?? Guid.CreateVersion7()))));
    }

    /// <summary>Changes a client, all at once, each change under a message id of its version's, and waits until they have been handled.</summary>
    public Task ChangeAsync(params ClientChanged[] changes)
    {
        var ids = changes.DistinctBy(changed => changed.Version).ToDictionary(changed => changed.Version, _ => Guid.CreateVersion7());
        return PublishAsync([.. changes.Select(changed => changed.ClientId)], bus => Task.WhenAll(changes.Select(changed => bus.Publish(
            changed, message => message.MessageId = ids[changed.Version]))));
    }

    /// <summary>Has events delivered, all about one client, and waits until each has been handled.</summary>
    public Task HearAsync(Guid client, params object[] happened) => PublishAsync(
        [.. happened.Select(_ => client)], bus => Task.WhenAll(happened.Select(one => bus.Publish(one))));

    /// <summary>A client whose onboarding invoice is open.</summary>
    public async Task<(Guid Client, Guid Invoice)> OnboardedAsync()
    {
        var client = Guid.CreateVersion7();
        await ExecuteAsync((client, "msa", null), (client, "sow", null));
        using var response = await As("billing").SendAsync("GET", $"/v1/invoices?clientId={client}");
        return (client, (await response.BodyAsync()).GetProperty("items")[0].GetProperty("id").GetGuid());
    }

    /// <summary>Reads the database as staff do.</summary>
    public async Task<T> ReadAsync<T>(Func<BillingDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        db.Tenant.SeeAll();
        await using var transaction = await db.Database.BeginTransactionAsync();
        return await read(db);
    }

    private async Task PublishAsync(Guid[] clients, Func<IBus, Task> publish)
    {
        var bus = Services.GetRequiredService<IBusControl>();
        await bus.WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        _handled.Watch(bus);
        var expected = _handled.Of(clients) + clients.Length;
        await publish(bus);
        await Records.Wait.UntilAsync($"{clients.Length} deliveries are handled", () => Task.FromResult(_handled.Of(clients) >= expected), 60);
    }
}

/// <summary>The classes that share the service.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBilling : ICollectionFixture<BillingHost>
{
    /// <summary>Its name.</summary>
    public const string Name = "Billing";
}
