using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Messaging.Contracts.Events.V1;
using Credentialing.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

[Collection(TestService.Collection)]
public sealed class ConsumeManyTests(ServersFixture servers) : OneServiceTests(servers, "many")
{
    private const int Lots = 60;

    [Fact]
    public async Task What_comes_in_a_swarm_is_handled_together_and_once_however_often_and_in_whatever_order_it_comes()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        await service.SaveAsync(db => db.AddRange(Enumerable.Range(0, Lots).Select(_ => Drawn())));
        await TestService.EventuallyAsync(async () => await service.CountAsync<Tally>(_ => true) == Lots, "each is handled");
        service.Bench.Lots.Max().ShouldBeGreaterThan(1);

        await using var queue = await Redelivery.ToAsync(Servers.RabbitConnectionString, $"{Name}-when-lot-drawn");
        await queue.TwiceAsync(await service.UseAsync(db => db.Set<OutboxMessage>().AsNoTracking().ToListAsync()));

        await service.SaveAsync(db => db.Add(Drawn()));
        await TestService.EventuallyAsync(
            async () => await queue.IsEmptyAsync() && await service.CountAsync<InboxMessage>(_ => true) == Lots + 1, "the last is handled");
        (await service.CountAsync<Tally>(_ => true)).ShouldBe(Lots + 1);
        (await service.CountAsync<FailedMessage>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task One_that_cannot_be_handled_is_filed_alone_and_is_handled_once_replayed()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        await service.SaveAsync(db => db.AddRange(Enumerable.Range(0, Lots).Select(number => Drawn(number == Lots / 2 ? NumberKind.Poison : NumberKind.Plain))));

        await TestService.EventuallyAsync(async () => await service.CountAsync<FailedMessage>(_ => true) == 1, "the poison is filed");
        await TestService.EventuallyAsync(async () => await service.CountAsync<Tally>(_ => true) == Lots - 1, "all others are handled");

        var filed = await service.UseAsync(db => db.Set<FailedMessage>().SingleAsync());
        (filed.Queue, filed.State, filed.Type, filed.Deliveries).ShouldBe(($"{Name}-when-lot-drawn", FailedMessageState.Filed, "messaging.v1.lot-drawn", 6));
        filed.Reason.ShouldBe("One of the lots is bad.");
        (await service.CountAsync<InboxMessage>(_ => true)).ShouldBe(Lots - 1);

        service.Bench.IsPoisonous = false;
        await service.UseAsync(async db =>
        {
            db.Add((await db.Set<FailedMessage>().SingleAsync()).Replay("administrator", db.Clock.GetUtcNow()).Message!);
            return await db.SaveChangesAsync();
        });
        await TestService.EventuallyAsync(async () => await service.CountAsync<Tally>(_ => true) == Lots, "the replayed one is handled");
    }

    [Fact]
    public async Task One_that_no_other_try_can_help_is_filed_alone_at_once()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        await service.SaveAsync(db => db.AddRange(Enumerable.Range(0, Lots).Select(number => Drawn(number == Lots / 2 ? NumberKind.Unusable : NumberKind.Plain))));

        await TestService.EventuallyAsync(async () => await service.CountAsync<FailedMessage>(_ => true) >= 1, "it is filed");
        await TestService.EventuallyAsync(async () => await service.CountAsync<Tally>(_ => true) == Lots - 1, "all others are handled");

        var filed = await service.UseAsync(db => db.Set<FailedMessage>().SingleAsync());
        filed.ReasonType.ShouldBe(typeof(UnusableMessageException).FullName);
        filed.Deliveries.ShouldBeLessThanOrEqualTo(2);
    }

    private static Counter Drawn(NumberKind kind = NumberKind.Plain)
    {
        var counter = new Counter();
        counter.DrawLot(kind);
        return counter;
    }
}
