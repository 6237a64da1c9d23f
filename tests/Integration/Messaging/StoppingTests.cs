using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Servers;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

[Collection(TestService.Collection)]
public sealed class StoppingTests(ServersFixture servers) : OneServiceTests(servers, "stop")
{
    private const string StillStarting = "Not ready: not started";

    [Fact]
    public async Task What_fails_because_its_service_is_stopped_is_not_filed_but_handled_by_the_next_copy()
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Servers.RabbitConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        Guid counter;
        await using (var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString))
        {
            service.Bench.FailsWhenStopped = true;
            counter = await service.DrawAsync(3);
            await TestService.EventuallyAsync(async () => await service.CountAsync<OutboxMessage>(message => message.PublishedAt == null) == 0, "all are published");
            await TestService.EventuallyAsync(() => Task.FromResult(!service.Bench.Attempts.IsEmpty), "one is in the consumer's hands");
        }

        (await channel.QueueDeclarePassiveAsync($"{Name}-failed")).MessageCount.ShouldBe(0u);
        await TestService.EventuallyAsync(async () => (await channel.QueueDeclarePassiveAsync($"{Name}-when-number-drawn")).MessageCount == 3, "all are back in their queue");

        await using var next = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        await TestService.EventuallyAsync(async () => await next.CountAsync<Tally>(tally => tally.CounterId == counter) == 3, "the next copy handles them");
        (await next.CountAsync<InboxMessage>(_ => true)).ShouldBe(3);
        (await next.CountAsync<FailedMessage>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task A_service_that_never_reached_its_broker_stops_its_bus_with_it()
    {
        var service = await TestService.StartAsync(Name, Database, "amqp://guest:guest@127.0.0.1:1", isBrokerThere: false);
        var bus = service.Bus;
        await TestService.EventuallyAsync(() => Task.FromResult(bus.CheckHealth().Exception is not null), "it has tried");
        bus.CheckHealth().Description.ShouldBe(StillStarting);

        await service.DisposeAsync();

        bus.CheckHealth().Description.ShouldNotBe(StillStarting, "it would consume in a service that is no more, once the broker is there");
    }
}
