using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Credentialing.ServiceDefaults.Http.Json;

/// <summary>Instants are ISO 8601 with an offset when they come in, and UTC (<c>…Z</c>) when they go out.</summary>
internal sealed class UtcInstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

        // Without an offset an instant is a guess about somebody's time zone.
        var hasOffset = text is { Length: > 16 } && (text[^1] is 'Z' or 'z' || text.AsSpan(16).IndexOfAny('+', '-') >= 0);
        return hasOffset && reader.TryGetDateTimeOffset(out var instant)
            ? instant.ToUniversalTime()
            : throw new JsonException("must be an instant with an offset, such as 2026-03-01T15:00:00Z");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture));
}
