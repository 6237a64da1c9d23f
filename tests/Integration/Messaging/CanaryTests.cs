using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Messaging;
using Credentialing.ServiceDefaults.Messaging.FailedMessages;
using Credentialing.ServiceDefaults.Telemetry;
using Credentialing.Tests.Integration.Servers;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Messaging;

/// <summary>A Social Security number that a query string and an exception quote must not travel: not in a queue, not in a trace.</summary>
[Collection(TestService.Collection)]
public sealed class CanaryTests(ServersFixture servers) : IAsyncLifetime
{
    // What the consumer of poison says in its exception.
    private const string Canary = "123-45-6789";

    private MessagingHost _service = null!;

    public async ValueTask InitializeAsync() => _service = await MessagingHost.StartAsync(servers);

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task A_number_that_an_exception_and_a_query_quote_is_in_no_queue_and_no_trace()
    {
        var (spans, errors) = (new ConcurrentQueue<string>(), 0);
        using var scrubbing = new ScrubbedTraces();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => TelemetrySetup.Sources.Any(name => name == source.Name || (name.EndsWith('*') && source.Name.StartsWith(name[..^1], StringComparison.Ordinal))),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                Interlocked.Add(ref errors, TextOf(span).Contains(Canary, StringComparison.Ordinal) ? 1 : 0);
                scrubbing.OnEnd(span);
                spans.Enqueue(TextOf(span));
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using var connection = await new ConnectionFactory { Uri = new Uri(servers.RabbitConnectionString) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var tap = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(tap, "messaging.v1.number-drawn", "");
        await _service.StopFilingAsync();
        await FailedMessageFiler.DeclareAsync(channel, $"{_service.Name}-failed", CancellationToken.None);
        using var manager = _service.As(Roles.Manager);

        using var answer = await manager.PostAsync($"/v1/counters/Poison?ssn={Canary}", null);

        var counter = (await answer.Content.ReadAsStringAsync()).Trim('"');
        var said = "";
        await TestService.EventuallyAsync(async () => (said += await TakeAsync(channel, tap)).Contains(counter, StringComparison.Ordinal), "the event is on the tap");
        var failed = "";
        await TestService.EventuallyAsync(async () => (failed += await TakeAsync(channel, $"{_service.Name}-failed")).Contains(counter, StringComparison.Ordinal), "it is among the failed");
        failed.ShouldContain(nameof(InvalidOperationException));
        (said + failed).ShouldNotContain(Canary);
        (said + failed).ShouldNotContain("Jane");
        await TestService.EventuallyAsync(() => Task.FromResult(spans.Any(span => span.Contains($"{_service.Name}-when-number-drawn", StringComparison.Ordinal))), "its handling was traced");
        errors.ShouldBeGreaterThan(0, "there was something to take out");
        spans.ShouldNotContain(span => span.Contains(Canary, StringComparison.Ordinal) || span.Contains("Jane", StringComparison.Ordinal));
    }

    private static async Task<string> TakeAsync(IChannel channel, string queue)
    {
        if (await channel.BasicGetAsync(queue, autoAck: true) is not { } message)
        {
            return "";
        }

        var headers = (message.BasicProperties.Headers ?? new Dictionary<string, object?>(StringComparer.Ordinal)).Select(header => $"{header.Key}={MessageHeader.TextOf(header.Value)}");
        return $"{Encoding.UTF8.GetString(message.Body.Span)} {string.Join(' ', headers)}";
    }

    private static string TextOf(Activity span)
    {
        var said = span.TagObjects.Concat(span.Baggage.Select(one => new KeyValuePair<string, object?>(one.Key, one.Value)))
            .Concat(span.Events.SelectMany(happened => happened.Tags.Append(new(happened.Name, "")))).Select(tag => $"{tag.Key}={tag.Value}");
        return $"{span.DisplayName} {span.StatusDescription} {string.Join(' ', said)}";
    }
}
