using System.Diagnostics;
using System.Net.Http.Json;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Messaging.Inbox;
using Credentialing.ServiceDefaults.Messaging.Outbox;
using Credentialing.Tests.Integration.Messaging.Contracts.Events.V1;
using Credentialing.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

[Collection(TestService.Collection)]
public sealed class DeliveryTests(ServersFixture servers) : OneServiceTests(servers, "delivery")
{
    [Fact]
    public async Task Old_messages_are_pruned_and_what_is_still_to_be_published_is_not()
    {
        await using var service = await TestService.StartAsync(Name, Database, Servers.RabbitConnectionString);
        await service.DrawAsync(3);
        await service.SaveAsync(db => db.Schedule(new BellRang(Guid.CreateVersion7()), service.Clock.GetUtcNow() + TimeSpan.FromDays(365)));
        await TestService.EventuallyAsync(async () => await service.CountAsync<InboxMessage>(_ => true) == 3, "they are handled");
        await TestService.EventuallyAsync(async () => await service.CountAsync<OutboxMessage>(message => message.PublishedAt != null) == 3, "they are marked");

        await service.PruneAsync();
        (await service.CountAsync<OutboxMessage>(_ => true)).ShouldBe(4);

        service.Clock.Offset = TimeSpan.FromDays(4);
        await service.PruneAsync();
        (await service.CountAsync<OutboxMessage>(_ => true)).ShouldBe(1, "the one that is put off stays");
        (await service.CountAsync<InboxMessage>(_ => true)).ShouldBe(3, "a message may still come again");

        service.Clock.Offset = TimeSpan.FromDays(31);
        await service.PruneAsync();
        (await service.CountAsync<InboxMessage>(_ => true)).ShouldBe(0);
    }

    [Fact]
    public async Task A_request_its_audit_entry_its_event_and_the_consumer_are_one_trace()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Credentialing.Messaging" or "MassTransit" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        await using var service = await MessagingHost.StartAsync(Servers);
        using var manager = service.As(Roles.Manager);
        var trace = ActivityTraceId.CreateRandom().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/counters/Plain") { Headers = { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } } };

        var answer = await manager.SendAsync(request);

        answer.EnsureSuccessStatusCode();
        var counter = await answer.Content.ReadFromJsonAsync<Guid>();
        await TestService.EventuallyAsync(() => Task.FromResult(service.Bench.Traces.Any(seen => seen.Counter == counter)), "it is consumed");
        service.Bench.Traces.Single(seen => seen.Counter == counter).Trace.ShouldBe(trace);
        var (row, entry) = await service.UseAsync(async db => (
            await db.Set<OutboxMessage>().SingleAsync(message => message.OrderingKey == counter),
            await db.Set<AuditEntry>().SingleAsync(audit => audit.ObjectId == counter.ToString())));
        ActivityContext.Parse(row.TraceParent!, null).TraceId.ToString().ShouldBe(trace);
        entry.TraceId.ShouldBe(trace);
    }
}
