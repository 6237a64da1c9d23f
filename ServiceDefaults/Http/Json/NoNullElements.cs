using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Credentialing.ServiceDefaults.Http.Json;

/// <summary>
/// Refuses <c>null</c> inside a list. System.Text.Json respects the nullability of a property but not of its elements,
/// and no rule of a request expects to meet one there.
/// </summary>
internal static class NoNullElements
{
    public static void Apply(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var lists = type.Type.GetProperties()
            .Where(property => typeof(IEnumerable<object>).IsAssignableFrom(property.PropertyType) && property.GetIndexParameters().Length == 0).ToArray();
        if (lists.Length > 0)
        {
            type.OnDeserialized = read => Array.ForEach(lists, list => Check(list.GetValue(read)));
        }
    }

    public static void Check(object? list)
    {
        if (list is IEnumerable<object?> items && items.Contains(null))
        {
            throw new JsonException("must not have null in a list");
        }
    }
}
