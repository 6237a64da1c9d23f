using System.Text.Json;
using System.Text.Json.Serialization;

namespace Credentialing.ServiceDefaults.Http.Json;

/// <summary>
/// A field of a PATCH body (JSON merge patch, RFC 7396): absent leaves the value alone, null clears it.
/// </summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly record struct Optional<T>
{
    private Optional(T value)
    {
        IsSet = true;
        Value = value;
    }

    /// <summary>Whether the body has the field.</summary>
    public bool IsSet { get; }

    /// <summary>What it says, when it is set.</summary>
    public T? Value { get; }

    /// <summary>The new value, or what it was.</summary>
    /// <param name="current">The current value.</param>
    public T Or(T current) => IsSet ? Value! : current;

    /// <summary>A field that is present.</summary>
    public static implicit operator Optional<T>(T value) => new(value);
}

internal sealed class OptionalJsonConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Converter<T> : JsonConverter<Optional<T>>
    {
        public override bool HandleNull => true;

        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var value = JsonSerializer.Deserialize<T>(ref reader, options)!;
            NoNullElements.Check(value);
            return value;
        }

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value, options);
    }
}
