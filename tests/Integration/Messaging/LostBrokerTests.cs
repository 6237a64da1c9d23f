using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Servers;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

[Collection(TestService.Collection)]
public sealed class LostBrokerTests(ServersFixture servers) : OneServiceTests(servers, "lost")
{
    private const int Numbers = 300;

    /// <remarks>
    /// Right after the start, for then MassTransit listens to its connection after the channels do, and a channel that
    /// waits for its deliveries keeps the news from it. Without <c>LostChannelFilter</c> the first turn does not end.
    /// </remarks>
    [Fact]
    public async Task Consumers_that_were_busy_when_the_broker_was_lost_go_on_when_it_is_back()
    {
        var (line, address) = Line.To(Servers.RabbitConnectionString);
        await using var cut = line;
        await (await TestService.StartAsync(Name, Database, address)).DisposeAsync();
        await using var writer = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString, consumes: false);
        for (var turn = 0; turn < 4; turn++)
        {
            var counter = await writer.DrawAsync(Numbers);
            await TestService.EventuallyAsync(async () => await writer.CountAsync<OutboxMessage>(message => message.PublishedAt == null) == 0, "they are published");
            await using var service = await TestService.StartAsync(Name, Database, address, isBrokerThere: false);
            await TestService.EventuallyAsync(async () => await TalliesAsync(service, counter) > 0, "the first is handled");

            line.Cut();

            (await TalliesAsync(service, counter)).ShouldBeLessThan(Numbers, "work was under way");
            await TestService.EventuallyAsync(async () => await TalliesAsync(service, counter) == Numbers, "all are handled", 90);
        }

        (await writer.CountAsync<Tally>(_ => true)).ShouldBe(4 * Numbers, "each is handled once");
        (await writer.CountAsync<FailedMessage>(_ => true)).ShouldBe(0);
    }

    private static Task<int> TalliesAsync(TestService service, Guid counter) => service.CountAsync<Tally>(tally => tally.CounterId == counter);
}
