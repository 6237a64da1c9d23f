using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>RabbitMQ 3.10 deletes what was delivered too often, unless its queue is told where to put it.</summary>
[Collection(TestService.Collection)]
public sealed class DeliveryLimitTests(ServersFixture servers) : OneServiceTests(servers, "limit")
{
    private string Queue => $"{Name}-when-number-drawn";

    [Fact]
    public async Task What_was_delivered_too_often_without_being_finished_is_filed_and_can_be_replayed()
    {
        // Its queues stay when it goes.
        await (await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString)).DisposeAsync();
        await using var filer = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString, consumes: false);
        var counter = await filer.DrawAsync(2);

        var deliveries = await TakeAndDieAsync(messages: 2);

        deliveries.ShouldBe(2 * 21, "the limit of 20, and the delivery that exceeds it");
        await TestService.EventuallyAsync(async () => await filer.CountAsync<FailedMessage>(_ => true) == 2, "both are filed");
        var filed = await filer.UseAsync(db => db.Set<FailedMessage>().AsNoTracking().ToListAsync());
        filed.ShouldAllBe(message => message.Queue == Queue && message.Type == "messaging.v1.number-drawn" && message.State == FailedMessageState.Filed);
        filed.ShouldAllBe(message => message.ReasonType == "delivery_limit");

        await filer.UseAsync(async db =>
        {
            foreach (var message in await db.Set<FailedMessage>().ToListAsync())
            {
                db.Add(message.Replay("administrator", db.Clock.GetUtcNow()).Message!);
            }

            return await db.SaveChangesAsync();
        });
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        await TestService.EventuallyAsync(async () => await service.CountAsync<Tally>(tally => tally.CounterId == counter) == 2, "the replayed ones are handled");
    }

    // Each channel that closes with a message in hand is a consumer that was killed.
    private async Task<int> TakeAndDieAsync(int messages)
    {
        var (deliveries, dead) = (0, 0);
        await using var connection = await new ConnectionFactory { Uri = new Uri(Servers.RabbitConnectionString) }.CreateConnectionAsync();
        await TestService.EventuallyAsync(
            async () =>
            {
                await using var channel = await connection.CreateChannelAsync();
                if (await channel.BasicGetAsync(Queue, autoAck: false) is not { } message)
                {
                    return dead == messages;
                }

                deliveries++;
                dead += message.BasicProperties.Headers?.TryGetValue("x-delivery-count", out var count) == true && Convert.ToInt32(count, null) == 20 ? 1 : 0;
                return false;
            },
            "every message is dead", 60);
        return deliveries;
    }
}
