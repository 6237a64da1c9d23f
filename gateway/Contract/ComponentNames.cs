using System.Text.Json.Nodes;

namespace Credentialing.Gateway.Contract;

/// <summary>
/// Two services may use one name for two things. Where a component of a name is the same everywhere it stays as it is;
/// where it differs, or refers to one that differs, each service's gets the service's name in front.
/// </summary>
internal static class ComponentNames
{
    private const string Root = "#/components/";

    /// <summary>Renames in place, so that the documents can be put together.</summary>
    public static void MakeUnique(IReadOnlyDictionary<string, JsonObject> documents)
    {
        var conflicts = Conflicts(documents);
        var taken = documents.Values.SelectMany(Components).Select(component => component.Reference).ToHashSet(StringComparer.Ordinal);
        foreach (var (service, document) in documents)
        {
            var renamed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (reference, _) in Components(document).Where(component => conflicts.Contains(component.Reference)))
            {
                renamed[reference] = Unused(reference, service, taken);
            }

            if (renamed.Count > 0)
            {
                RenameComponents(document, renamed);
                RewriteReferences(document, renamed);
            }
        }
    }

    private static HashSet<string> Conflicts(IReadOnlyDictionary<string, JsonObject> documents)
    {
        var shared = documents.Values.SelectMany(Components)
            .GroupBy(component => component.Reference, component => component.Value, StringComparer.Ordinal)
            .Where(group => group.Skip(1).Any())
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var conflicts = shared.Where(entry => entry.Value.Skip(1).Any(other => !JsonNode.DeepEquals(other, entry.Value[0])))
            .Select(entry => entry.Key).ToHashSet(StringComparer.Ordinal);

        // The same words about different things are different: a list of X differs where X does.
        bool grown;
        do
        {
            grown = false;
            foreach (var (reference, values) in shared)
            {
                if (!conflicts.Contains(reference) && References(values[0]).Any(conflicts.Contains))
                {
                    grown = conflicts.Add(reference);
                }
            }
        }
        while (grown);

        return conflicts;
    }

    private static IEnumerable<(string Reference, JsonNode? Value)> Components(JsonObject document) =>
        from kind in document["components"] as JsonObject ?? []
        where kind.Key is not "securitySchemes"
        from component in kind.Value as JsonObject ?? []
        select ($"{Root}{kind.Key}/{component.Key}", component.Value);

    private static string Unused(string reference, string service, HashSet<string> taken)
    {
        var split = reference.LastIndexOf('/') + 1;
        var prefixed = string.Concat(reference.AsSpan(0, split), char.ToUpperInvariant(service[0]).ToString(), service.AsSpan(1), reference.AsSpan(split));
        var candidate = prefixed;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = prefixed + number;
        }

        return candidate;
    }

    private static void RenameComponents(JsonObject document, Dictionary<string, string> renamed)
    {
        foreach (var (kind, named) in document["components"]!.AsObject())
        {
            foreach (var (name, value) in named!.AsObject().ToList())
            {
                if (renamed.TryGetValue($"{Root}{kind}/{name}", out var newReference))
                {
                    named.AsObject().Remove(name);
                    named.AsObject()[newReference[(newReference.LastIndexOf('/') + 1)..]] = value;
                }
            }
        }
    }

    private static void RewriteReferences(JsonNode? node, Dictionary<string, string> renamed)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    if (ReferenceIn(name, value) is not { } reference)
                    {
                        RewriteReferences(value, renamed);
                    }
                    else if (renamed.TryGetValue(reference, out var changed))
                    {
                        fields[name] = changed;
                    }
                }

                break;
            case JsonArray elements:
                foreach (var element in elements)
                {
                    RewriteReferences(element, renamed);
                }

                break;
        }
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => ReferenceIn(field.Key, field.Value) is { } reference ? [reference] : References(field.Value)),
        JsonArray elements => elements.SelectMany(References),
        _ => [],
    };

    /// <summary>A reference is the value of <c>$ref</c>, or of any member of a discriminator's mapping, which holds nothing else that begins so.</summary>
    private static string? ReferenceIn(string name, JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var reference) && reference.StartsWith(Root, StringComparison.Ordinal)
        && name is not ("description" or "summary" or "title")
            ? reference
            : null;
}
