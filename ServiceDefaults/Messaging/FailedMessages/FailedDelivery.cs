using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Credentialing.ServiceDefaults.Messaging.FailedMessages;

/// <summary>What the headers of a failed message say: ours where a consumer gave up, the broker's where it was redelivered too often.</summary>
internal sealed record FailedDelivery(
    Guid MessageId, string Queue, string Type, byte[] Body, string Headers, DateTimeOffset At, string ReasonType, string Reason, int Deliveries)
{
    // The broker's own account of a death, and ours that is kept in columns, are not repeated.
    private static readonly HashSet<string> Left = new(StringComparer.Ordinal)
    {
        "x-death", MessageHeader.Queue, MessageHeader.FailedAt, MessageHeader.Reason, MessageHeader.ReasonType, MessageHeader.Deliveries,
    };

    public static FailedDelivery Of(BasicDeliverEventArgs delivery, DateTimeOffset now)
    {
        var (properties, body, headers) = (delivery.BasicProperties, delivery.Body.ToArray(), delivery.BasicProperties.Headers);
        var death = (headers is not null && headers.TryGetValue("x-death", out var deaths) ? deaths as IList<object> : null)?.FirstOrDefault() as IDictionary<string, object?>;
        var isOurs = headers.Text(MessageHeader.FailedAt) is not null;
        return new FailedDelivery(
            Guid.TryParse(properties.MessageId, out var id) ? id : new Guid(SHA256.HashData(body)[..16]),
            headers.Text(MessageHeader.Queue) ?? death.Text("queue") ?? "unknown",
            properties.Type ?? "unknown",
            body,
            HeadersOf(headers),
            isOurs ? DateTimeOffset.Parse(headers.Text(MessageHeader.FailedAt)!, CultureInfo.InvariantCulture) : DiedAt(death, now),
            headers.Text(MessageHeader.ReasonType) ?? death.Text("reason") ?? "unknown",
            headers.Text(MessageHeader.Reason) ?? "The message was delivered again and again without being finished.",
            int.TryParse(headers.Text(MessageHeader.Deliveries) ?? headers.Text("x-delivery-count"), CultureInfo.InvariantCulture, out var count) ? count : 1);
    }

    private static DateTimeOffset DiedAt(IDictionary<string, object?>? death, DateTimeOffset now) =>
        death is not null && death.TryGetValue("time", out var time) && time is AmqpTimestamp at ? DateTimeOffset.FromUnixTimeSeconds(at.UnixTime) : now;

    private static string HeadersOf(IDictionary<string, object?>? headers) => JsonSerializer.Serialize(
        (headers ?? new Dictionary<string, object?>(StringComparer.Ordinal)).Where(header => !Left.Contains(header.Key))
        .ToDictionary(header => header.Key, header => MessageHeader.TextOf(header.Value), StringComparer.Ordinal));
}
