using System.Text.Json.Nodes;
using Credentialing.Gateway.Everywhere;
using Credentialing.Gateway.Routing;

namespace Credentialing.Gateway.Contract;

/// <summary>
/// Makes one OpenAPI 3.1 document out of the services' generated ones: only what the route table lets through, names
/// that mean the same thing once, names that do not told apart by their service.
/// </summary>
internal static class ContractMerge
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    /// <summary>Merges the parts, by service name in alphabetical order; the result depends on nothing but its input.</summary>
    /// <param name="parts">A service's name and its document. The documents are not changed.</param>
    /// <param name="serverUrl">Where the API is reached from outside.</param>
    public static JsonObject Merge(IEnumerable<KeyValuePair<string, JsonObject>> parts, string serverUrl)
    {
        var ordered = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal) { [GatewayPart.Name] = GatewayPart.Create() };
        foreach (var (service, document) in parts)
        {
            ordered[service] = document.DeepClone().AsObject();
        }

        ComponentNames.MakeUnique(ordered);

        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var components = new SortedDictionary<string, SortedDictionary<string, JsonNode?>>(StringComparer.Ordinal);
        var tags = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var operationIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (service, document) in ordered)
        {
            AddPaths(paths, operationIds, service, document);
            AddComponents(components, service, document);
            AddTags(tags, document);
        }

        foreach (var used in paths.Values.SelectMany(Operations).SelectMany(TagsOf))
        {
            tags.TryAdd(used, new JsonObject { ["name"] = used });
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = GatewayPart.Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = serverUrl }),
            ["tags"] = new JsonArray([.. tags.Values]),
            ["security"] = new JsonArray(new JsonObject { ["bearer"] = new JsonArray() }),
            ["paths"] = new JsonObject(paths.Select(path => KeyValuePair.Create(path.Key, (JsonNode?)path.Value))),
            ["components"] = new JsonObject(components.Select(kind => KeyValuePair.Create(kind.Key, (JsonNode?)new JsonObject(kind.Value)))),
        };
    }

    /// <summary>The operations of a path item, without its other members.</summary>
    public static IEnumerable<JsonObject> Operations(JsonObject pathItem) =>
        Methods.Select(method => pathItem[method]).OfType<JsonObject>();

    /// <summary>The tags of an operation.</summary>
    public static IEnumerable<string> TagsOf(JsonObject operation) =>
        operation["tags"] is JsonArray names ? names.Select(name => name!.GetValue<string>()) : [];

    private static void AddPaths(
        SortedDictionary<string, JsonObject> paths, HashSet<string> operationIds, string service, JsonObject document)
    {
        foreach (var (template, item) in document["paths"] as JsonObject ?? [])
        {
            var path = template.Length > 1 ? template.TrimEnd('/') : template;
            foreach (var (member, value) in item!.AsObject())
            {
                if (!Methods.Contains(member, StringComparer.Ordinal) || value is not JsonObject source || !Answers(service, member, path))
                {
                    continue;
                }

                if (!paths.TryGetValue(path, out var merged))
                {
                    paths.Add(path, merged = []);
                }

                if (!merged.ContainsKey(member))
                {
                    var operation = source.DeepClone().AsObject();
                    AddPathParameters(operation, item!["parameters"] as JsonArray);
                    merged[member] = GatewayPart.Complete(operation, operationIds, service, member, path);
                }
            }
        }
    }

    /// <summary>A path that the table gives to another service, or to none, is not part of the contract.</summary>
    private static bool Answers(string service, string method, string path) =>
        service == GatewayPart.Name
        || EverywhereRoutes.Covers(path)
        || string.Equals(RouteTable.Find(method, path)?.Service, service, StringComparison.Ordinal);

    private static void AddPathParameters(JsonObject operation, JsonArray? shared)
    {
        if (shared is null)
        {
            return;
        }

        var own = operation["parameters"] as JsonArray ?? [];
        operation["parameters"] = new JsonArray([.. shared.Concat(own).Select(parameter => parameter?.DeepClone())]);
    }

    private static void AddComponents(
        SortedDictionary<string, SortedDictionary<string, JsonNode?>> components, string service, JsonObject document)
    {
        foreach (var (kind, named) in document["components"] as JsonObject ?? [])
        {
            // How to sign in is the gateway's to say, once.
            if (named is not JsonObject entries || (kind is "securitySchemes" && service != GatewayPart.Name))
            {
                continue;
            }

            if (!components.TryGetValue(kind, out var merged))
            {
                components.Add(kind, merged = new(StringComparer.Ordinal));
            }

            foreach (var (name, value) in entries)
            {
                merged.TryAdd(name, value?.DeepClone());
            }
        }
    }

    private static void AddTags(SortedDictionary<string, JsonObject> tags, JsonObject document)
    {
        foreach (var tag in document["tags"] as JsonArray ?? [])
        {
            if (tag is JsonObject described && described["description"] is not null)
            {
                tags.TryAdd(described["name"]!.GetValue<string>(), described.DeepClone().AsObject());
            }
        }
    }
}
