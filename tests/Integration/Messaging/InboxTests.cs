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
public sealed class InboxTests(ServersFixture servers) : OneServiceTests(servers, "inbox")
{
    [Fact]
    public async Task Every_message_delivered_thrice_in_any_order_has_one_effect()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        var counter = await service.DrawAsync(40);
        await TestService.EventuallyAsync(async () => await TalliesAsync(service, counter) == 40, "each is handled");

        await using var queue = await Redelivery.ToAsync(Servers.RabbitConnectionString, $"{Name}-when-number-drawn");
        await queue.TwiceAsync(await service.UseAsync(db => db.Set<OutboxMessage>().AsNoTracking().ToListAsync()));

        await TestService.EventuallyAsync(async () => await queue.IsEmptyAsync(), "the queue is empty");
        await service.DrawAsync(1);
        await TestService.EventuallyAsync(async () => await service.CountAsync<InboxMessage>(_ => true) == 41, "the last is handled");
        (await TalliesAsync(service, counter)).ShouldBe(40);
        (await service.CountAsync<FailedMessage>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task Poison_is_retried_and_filed_without_its_words_while_others_are_handled_and_is_handled_once_replayed()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        var poison = new Counter();
        poison.Draw(NumberKind.Poison);
        await service.SaveAsync(db => db.Add(poison));
        var good = await service.DrawAsync(200);
        await TestService.EventuallyAsync(async () => await TalliesAsync(service, good) == 200, "the good ones are handled");

        await TestService.EventuallyAsync(async () => await service.CountAsync<FailedMessage>(_ => true) == 1, "the poison is filed");

        var filed = await service.UseAsync(db => db.Set<FailedMessage>().SingleAsync());
        (filed.Queue, filed.State, filed.Type).ShouldBe(($"{Name}-when-number-drawn", FailedMessageState.Filed, "messaging.v1.number-drawn"));
        filed.ReasonType.ShouldBe(typeof(InvalidOperationException).FullName);
        filed.Reason.ShouldBe("The number of …, born …, is bad: …");
        filed.Headers.ShouldNotContain("Jane");
        service.Bench.Attempts.Count(attempt => attempt.CounterId == poison.Id.Value).ShouldBe(6);
        (await TalliesAsync(service, poison.Id.Value)).ShouldBe(0, "what failed leaves nothing behind");

        service.Bench.IsPoisonous = false;
        await service.UseAsync(async db =>
        {
            var message = await db.Set<FailedMessage>().SingleAsync();
            db.Add(message.Replay("administrator", db.Clock.GetUtcNow()).Message!);
            return await db.SaveChangesAsync();
        });
        await TestService.EventuallyAsync(async () => await TalliesAsync(service, poison.Id.Value) == 1, "the replayed one is handled");
    }

    [Fact]
    public async Task A_message_whose_consumer_goes_on_after_a_refused_save_is_filed_and_not_lost()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        var counter = new Counter();
        counter.Draw(NumberKind.Swallowed);
        counter.Draw(NumberKind.Swallowed);
        await service.SaveAsync(db => db.Add(counter));

        await TestService.EventuallyAsync(async () => await service.CountAsync<FailedMessage>(_ => true) == 1, "the second one is filed");

        (await TalliesAsync(service, counter.Id.Value)).ShouldBe(1);
        (await service.CountAsync<InboxMessage>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task A_replayed_message_that_fails_again_is_the_same_failed_message()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        var poison = new Counter();
        poison.Draw(NumberKind.Poison);
        await service.SaveAsync(db => db.Add(poison));
        await TestService.EventuallyAsync(async () => await service.CountAsync<FailedMessage>(_ => true) == 1, "the poison is filed");

        await service.UseAsync(async db =>
        {
            db.Add((await db.Set<FailedMessage>().SingleAsync()).Replay("administrator", db.Clock.GetUtcNow()).Message!);
            return await db.SaveChangesAsync();
        });

        await TestService.EventuallyAsync(
            async () => await service.CountAsync<FailedMessage>(message => message.State == FailedMessageState.Filed && message.Deliveries == 12) == 1, "it is filed again");
        (await service.CountAsync<FailedMessage>(_ => true)).ShouldBe(1);
    }

    private static Task<int> TalliesAsync(TestService service, Guid counter) => service.CountAsync<Tally>(tally => tally.CounterId == counter);
}
