using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Credentialing.ServiceDefaults.Http.Json;

/// <summary>
/// Says everything that is wrong with a body that could not be read, field by field. The serializer stops at the first
/// fault and names only that; people correct a form once.
/// </summary>
internal static class BodyErrors
{
    public static Dictionary<string, string[]> Of(ReadOnlyMemory<byte> body, Type type, JsonSerializerOptions options)
    {
        var errors = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = options.MaxDepth, AllowDuplicateProperties = true });
            Walk(document.RootElement, options.GetTypeInfo(type), "", errors, options);
        }
        catch (JsonException exception)
        {
            Add(errors, "", $"is not readable JSON (line {exception.LineNumber + 1}, position {exception.BytePositionInLine + 1})");
        }

        if (errors.Count == 0)
        {
            Add(errors, "", "is not of the shape that is expected");
        }

        return errors.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }

    private static void Walk(JsonElement element, JsonTypeInfo type, string path, Dictionary<string, List<string>> errors, JsonSerializerOptions options)
    {
        if (type.Kind == JsonTypeInfoKind.Object && element.ValueKind == JsonValueKind.Object)
        {
            WalkObject(element, type, path, errors, options);
        }
        else if (type.Kind == JsonTypeInfoKind.Enumerable && element.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                var at = $"{path}[{index++}]";
                if (item.ValueKind == JsonValueKind.Null)
                {
                    Add(errors, at, "must not be null");
                }
                else
                {
                    Walk(item, options.GetTypeInfo(type.ElementType!), at, errors, options);
                }
            }
        }
        else if (IsOptional(type.Type) && element.ValueKind != JsonValueKind.Null)
        {
            Walk(element, options.GetTypeInfo(type.Type.GetGenericArguments()[0]), path, errors, options);
        }
        else
        {
            Try(element, type, path, errors);
        }
    }

    private static void WalkObject(JsonElement element, JsonTypeInfo type, string path, Dictionary<string, List<string>> errors, JsonSerializerOptions options)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var at = Join(path, member.Name);
            var property = type.Properties.FirstOrDefault(candidate => string.Equals(candidate.Name, member.Name, StringComparison.Ordinal));
            if (property is null)
            {
                Add(errors, at, "is not a field of this request");
            }
            else if (!seen.Add(member.Name))
            {
                Add(errors, at, "is given twice");
            }
            else if (member.Value.ValueKind == JsonValueKind.Null && !IsOptional(property.PropertyType))
            {
                if (!property.IsSetNullable)
                {
                    Add(errors, at, "must not be null");
                }
            }
            else
            {
                Walk(member.Value, options.GetTypeInfo(property.PropertyType), at, errors, options);
            }
        }

        foreach (var missing in type.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name)))
        {
            Add(errors, Join(path, missing.Name), "is required");
        }
    }

    private static void Try(JsonElement element, JsonTypeInfo type, string path, Dictionary<string, List<string>> errors)
    {
        try
        {
            element.Deserialize(type);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or InvalidOperationException)
        {
            Add(errors, path, Expectation(type.Type, exception));
        }
    }

    private static string Expectation(Type type, Exception exception)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? (IsOptional(type) ? type.GetGenericArguments()[0] : type);
        plain = Nullable.GetUnderlyingType(plain) ?? plain;
        return plain switch
        {
            { IsEnum: true } => $"must be one of {string.Join(", ", Enum.GetNames(plain).Select(JsonNamingPolicy.CamelCase.ConvertName))}",
            _ when plain == typeof(string) => "must be a string",
            _ when plain == typeof(bool) => "must be true or false",
            _ when plain == typeof(int) || plain == typeof(long) => "must be a whole number",
            _ when plain == typeof(decimal) || plain == typeof(double) => "must be a number",
            _ when plain == typeof(DateOnly) => "must be a date, YYYY-MM-DD",
            _ when plain == typeof(DateTimeOffset) => "must be an instant with an offset, such as 2026-03-01T15:00:00Z",
            _ when plain == typeof(Guid) => "must be a UUID",
            _ when plain.IsArray || typeof(System.Collections.IEnumerable).IsAssignableFrom(plain) => "must be a list",
            _ when exception.Message.StartsWith("must ", StringComparison.Ordinal) => exception.Message,
            _ => "is not of the type that is expected",
        };
    }

    private static bool IsOptional(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static void Add(Dictionary<string, List<string>> errors, string path, string message)
    {
        var key = path.Length == 0 ? "$" : path;
        if (!errors.TryGetValue(key, out var messages))
        {
            errors[key] = messages = [];
        }

        messages.Add(message);
    }
}
