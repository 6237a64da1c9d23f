using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Shouldly;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>With servers of its own, since it stops them.</summary>
public sealed class BrokenServersTests : IAsyncLifetime
{
    private const string Name = "broken";

    private readonly PostgreSqlContainer _postgres = new PostgreSqlBuilder().WithDatabase(Name).Build();
    private readonly RabbitMqContainer _rabbit = new RabbitMqBuilder().Build();

    public async ValueTask InitializeAsync()
    {
        await _postgres.StartAsync();
        await TestService.PrepareAsync(Name, _postgres.GetConnectionString());
    }

    public async ValueTask DisposeAsync()
    {
        await _rabbit.DisposeAsync();
        await _postgres.DisposeAsync();
    }

    [Fact]
    public async Task A_service_starts_without_its_broker_and_goes_on_when_broker_and_database_come_and_go()
    {
        await using var service = await TestService.StartAsync(Name, _postgres.GetConnectionString(), _rabbit.GetConnectionString(), isBrokerThere: false);
        var before = await service.DrawAsync(10);
        (await service.CountAsync<OutboxMessage>(message => message.PublishedAt == null)).ShouldBe(10);

        await _rabbit.StartAsync();
        await HandledAsync(service, before, 10);

        var across = service.DrawAsync(50);
        await _rabbit.StopAsync();
        var during = await service.DrawAsync(10);
        await _rabbit.StartAsync();
        await HandledAsync(service, await across, 50);
        await HandledAsync(service, during, 10);

        await _postgres.StopAsync();
        await _postgres.StartAsync();
        var after = Guid.Empty;
        await TestService.EventuallyAsync(async () => (after = await service.DrawAsync(10)) != Guid.Empty, "the database answers again");
        await HandledAsync(service, after, 10);

        (await service.CountAsync<FailedMessage>(_ => true)).ShouldBe(0);
        (await service.CountAsync<OutboxMessage>(message => message.Attempts > 0)).ShouldBe(0, "that the broker was away is no attempt");
    }

    // MassTransit comes back up to half a minute after the broker, and what nobody took meanwhile is published again up to another later.
    private static async Task HandledAsync(TestService service, Guid counter, int numbers)
    {
        await TestService.EventuallyAsync(async () => await service.CountAsync<Tally>(tally => tally.CounterId == counter) == numbers, $"{numbers} are handled", 180);
    }
}
