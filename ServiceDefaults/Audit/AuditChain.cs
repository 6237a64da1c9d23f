using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>
/// The bytes that a link's hash covers, and the hash: SHA-256 over the hash before (32 bytes, zeros for the first) and
/// the entry as compact JSON, UTF-8, its members in this order. Exports hold exactly this text, so that whoever verifies
/// one needs nothing but SHA-256. Changing anything here breaks every chain.
/// </summary>
internal static class AuditChain
{
    public static readonly byte[] Start = new byte[32];

    public static byte[] Hash(byte[] previous, byte[] entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(entry);
        return hash.GetHashAndReset();
    }

    public static byte[] Bytes(AuditEntry entry, string service)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("id", entry.Id);
            json.WriteString("service", service);
            json.WriteString("at", entry.At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("actorId", entry.ActorId);
            json.WriteString("actorName", entry.ActorName);
            json.WriteStartArray("actorRoles");
            foreach (var role in entry.ActorRoles)
            {
                json.WriteStringValue(role);
            }

            json.WriteEndArray();
            json.WriteString("action", entry.Action);
            json.WriteString("objectKind", entry.ObjectKind);
            json.WriteString("objectId", entry.ObjectId);
            json.WriteString("clientId", entry.ClientId?.Value.ToString());
            json.WriteString("reason", entry.Reason);
            Raw(json, "before", entry.Before);
            Raw(json, "after", entry.After);
            json.WriteString("traceId", entry.TraceId);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void Raw(Utf8JsonWriter json, string name, string? text)
    {
        json.WritePropertyName(name);
        if (text is null)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(text);
        }
    }
}
