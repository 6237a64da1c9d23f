using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Servers;
using MassTransit;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

[Collection(TestService.Collection)]
public sealed class StartingTests(ServersFixture servers)
{
    /// <remarks>
    /// The broker's part of the handshake is 700 bytes, more or less, for its name and version are in it; the answers to what
    /// opens and declares come after it. Without <c>LostChannelFilter</c> some copies never consume; about one in a hundred
    /// still does not, and <c>BusKeeper</c> ends it.
    /// </remarks>
    [Fact]
    public async Task Copies_that_lose_the_broker_at_any_moment_of_their_start_consume_when_it_is_back()
    {
        var name = $"start{Guid.CreateVersion7():N}"[..24];
        var database = await servers.CreateDatabaseAsync();
        await TestService.PrepareAsync(name, database);
        await (await TestService.StartAsync(name, database, servers.RabbitConnectionString)).DisposeAsync();
        var ends = Enumerable.Range(0, 16).Select(step => 660 + (step * 14));

        var deaf = await Task.WhenAll(ends.Chunk(4).Select(async some =>
        {
            var never = new List<int>();
            foreach (var end in some)
            {
                var (line, address) = Line.To(servers.RabbitConnectionString);
                await using var cut = line;
                line.Fail(after: end, calls: 2);
                if (!await HearsAsync(name, database, address) && !await HearsAsync(name, database, address))
                {
                    never.Add(end);
                }
            }

            return never;
        }));

        deaf.SelectMany(ends => ends).ShouldBeEmpty("bytes after which a copy lost the broker and never heard again");
        await using var last = await TestService.StartAsync(name, database, servers.RabbitConnectionString);
        var counter = await last.DrawAsync(3);
        await TestService.EventuallyAsync(async () => await last.CountAsync<Tally>(tally => tally.CounterId == counter) == 3, "what is published is handled");
        (await last.CountAsync<OutboxMessage>(message => message.PublishedAt == null)).ShouldBe(0);
        (await last.CountAsync<FailedMessage>(_ => true)).ShouldBe(0);
    }

    /// <returns>Whether it hears; a copy that has ended itself does not.</returns>
    private static async Task<bool> HearsAsync(string name, string database, string address)
    {
        await using var copy = await TestService.StartAsync(name, database, address, isBrokerThere: false);
        await TestService.EventuallyAsync(
            () => Task.FromResult(copy.Bus.CheckHealth().Status == BusHealthStatus.Healthy || copy.Stopping.IsCancellationRequested), "it hears or ends", 90);
        return !copy.Stopping.IsCancellationRequested;
    }
}
