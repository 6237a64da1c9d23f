using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;

namespace Credentialing.Tests.Integration.Endpoints;

/// <summary>Reads a service's generated OpenAPI document as a partner's generator does.</summary>
internal static class ContractOf
{
    public static async Task IsComplete(HttpClient service, params string[] paths)
    {
        using var response = await service.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        response.EnsureSuccessStatusCode();
        var document = await response.BodyAsync();
        document.GetProperty("openapi").GetString().ShouldStartWith("3.1");
        var known = document.GetProperty("paths").EnumerateObject().Select(path => path.Name.TrimEnd('/')).ToArray();
        foreach (var path in paths)
        {
            known.ShouldContain(path);
        }

        if (document.GetProperty("components").TryGetProperty("schemas", out var schemas))
        {
            foreach (var schema in schemas.EnumerateObject())
            {
                Walk(schema.Value, schema.Name);
            }
        }
    }

    // A property without a type is anything at all; a list without items is a list of anything.
    private static void Walk(JsonElement schema, string path)
    {
        if (!schema.TryGetProperty("properties", out var properties))
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            var says = property.Value.EnumerateObject().Any(member => member.Name is "type" or "$ref" or "oneOf" or "anyOf" or "enum" or "allOf");
            says.ShouldBeTrue($"{path}.{property.Name} has no type");
            if (property.Value.TryGetProperty("type", out var type) && type.ToString().Contains("array", StringComparison.Ordinal))
            {
                property.Value.TryGetProperty("items", out _).ShouldBeTrue($"{path}.{property.Name} has no items");
            }

            Walk(property.Value, $"{path}.{property.Name}");
        }
    }
}
