using System.Text.Json;
using Credentialing.ServiceDefaults.Http.Json;
using MassTransit;

namespace Credentialing.ServiceDefaults.Messaging.Outbox;

/// <summary>
/// A message as MassTransit reads it (its documented JSON envelope), written once with the state, so that a relay of a
/// later version publishes what this version meant.
/// </summary>
internal static class Envelope
{
    public const string ContentType = "application/vnd.masstransit+json";

    public static byte[] Of(Guid id, object happened, DateTimeOffset at)
    {
        using var body = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("messageId", id);
            json.WriteStartArray("messageType");
            json.WriteStringValue(MessageUrn.ForTypeString(happened.GetType()));
            json.WriteEndArray();
            json.WriteString("sentTime", at.UtcDateTime);
            json.WritePropertyName("message");
            JsonSerializer.Serialize(json, happened, happened.GetType(), StrictJson.Options);
            json.WriteEndObject();
        }

        return body.ToArray();
    }
}
