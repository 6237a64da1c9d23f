using System.Collections.Concurrent;
using System.Text.Json;
using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Messaging.Contracts.Events.V1;
using Credentialing.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

[Collection(TestService.Collection)]
public sealed class OutboxTests(ServersFixture servers) : IAsyncLifetime
{
    private readonly string _name = $"outbox{Guid.CreateVersion7():N}"[..24];
    private string _database = "";
    private IConnection? _connection;

    public async ValueTask InitializeAsync()
    {
        _database = await servers.CreateDatabaseAsync();
        await TestService.PrepareAsync(_name, _database);
        _connection = await new ConnectionFactory { Uri = new Uri(servers.RabbitConnectionString) }.CreateConnectionAsync();
    }

    public async ValueTask DisposeAsync() => await _connection!.DisposeAsync();

    [Fact]
    public async Task Events_are_published_when_the_state_commits_and_not_otherwise()
    {
        var heard = await ListenAsync("messaging.v1.number-drawn");
        await using var service = await StartAsync();
        var (kept, undone) = (new Counter(), new Counter());
        await service.UseAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            undone.Draw();
            db.Add(undone);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
            return 0;
        });

        kept.Draw();
        await service.SaveAsync(db => db.Add(kept));

        await TestService.EventuallyAsync(() => Task.FromResult(heard.Any(seen => seen.Counter == kept.Id.Value)), "the event is heard");
        heard.ShouldNotContain(seen => seen.Counter == undone.Id.Value);
        (await service.CountAsync<OutboxMessage>(_ => true)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_relays_keep_the_order_within_each_aggregate_and_publish_everything()
    {
        var heard = await ListenAsync("messaging.v1.number-drawn");
        await using var one = await StartAsync();
        await using var two = await StartAsync();

        var counters = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).DrawAsync(25)));

        await TestService.EventuallyAsync(() => Task.FromResult(counters.All(counter => heard.Count(seen => seen.Counter == counter) >= 25)), "all are heard");
        foreach (var counter in counters)
        {
            heard.Where(seen => seen.Counter == counter).Select(seen => seen.Number).ShouldBe(Enumerable.Range(1, 25));
        }
    }

    [Fact]
    public async Task What_is_scheduled_waits_until_the_clock_gets_there()
    {
        await using var service = await StartAsync(consumes: true);
        var (soon, later) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.SaveAsync(db =>
        {
            db.Schedule(new BellRang(later), service.Clock.GetUtcNow().AddDays(30));
            db.Schedule(new BellRang(soon), service.Clock.GetUtcNow());
        });
        await TestService.EventuallyAsync(() => Task.FromResult(service.Bench.Bells.Contains(soon)), "what is due rings");
        service.Bench.Bells.ShouldNotContain(later);

        service.Clock.Offset = TimeSpan.FromDays(31);

        await TestService.EventuallyAsync(() => Task.FromResult(service.Bench.Bells.Contains(later)), "what was put off rings");
    }

    [Fact]
    public async Task A_message_that_the_broker_refuses_is_parked_and_filed_and_holds_up_nobody()
    {
        // Declared as something else, so the relay's own declaration is refused.
        await using var channel = await _connection!.CreateChannelAsync();
        await channel.ExchangeDeclareAsync("messaging.v1.seal-broken", ExchangeType.Direct, durable: true);
        var heard = await ListenAsync("messaging.v1.number-drawn");
        await using var service = await StartAsync();
        var broken = new Counter();
        broken.BreakSeal();
        broken.Draw();
        await service.SaveAsync(db => db.Add(broken));
        var other = await service.DrawAsync(3);

        await TestService.EventuallyAsync(() => Task.FromResult(heard.Count(seen => seen.Counter == other) == 3), "other aggregates go on");
        heard.ShouldNotContain(seen => seen.Counter == broken.Id.Value);

        await TestService.EventuallyAsync(
            async () =>
            {
                service.Clock.Offset += TimeSpan.FromMinutes(10);
                return await service.CountAsync<OutboxMessage>(message => message.ParkedAt != null) == 1;
            },
            "the message is parked");
        await TestService.EventuallyAsync(() => Task.FromResult(heard.Any(seen => seen.Counter == broken.Id.Value)), "the rest of its aggregate goes on");
        var filed = await service.UseAsync(db => db.Set<FailedMessage>().SingleAsync());
        (filed.Queue, filed.Type, filed.Deliveries).ShouldBe(("outbox", "messaging.v1.seal-broken", OutboxRelay.MostAttempts));
    }

    [Fact]
    public async Task A_notice_wakes_the_relays_of_other_copies()
    {
        await using var service = await StartAsync();
        var signal = new OutboxSignal();
        var notices = new OutboxNotices(
            TestService.DatabaseOf(_name, _database), signal, Microsoft.Extensions.Logging.Abstractions.NullLogger<OutboxNotices>.Instance);
        var connected = signal.Next;
        await notices.StartAsync(CancellationToken.None);
        await connected.WaitAsync(TimeSpan.FromSeconds(10));
        var woken = signal.Next;

        await service.DrawAsync(1);

        await woken.WaitAsync(TimeSpan.FromSeconds(10));
        await notices.StopAsync(CancellationToken.None);
        notices.Dispose();
    }

    private Task<TestService> StartAsync(bool consumes = false) => TestService.StartAsync(_name, _database, servers.RabbitConnectionString, consumes);

    private async Task<ConcurrentQueue<(Guid Counter, int Number)>> ListenAsync(string exchange)
    {
        var heard = new ConcurrentQueue<(Guid, int)>();
        var channel = await _connection!.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        var queue = await channel.QueueDeclareAsync();
        await channel.QueueBindAsync(queue.QueueName, exchange, "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            var message = JsonElement.Parse(delivery.Body.Span).GetProperty("message");
            heard.Enqueue((message.GetProperty("counterId").GetGuid(), message.GetProperty("number").GetInt32()));
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue.QueueName, autoAck: true, consumer);
        return heard;
    }
}
