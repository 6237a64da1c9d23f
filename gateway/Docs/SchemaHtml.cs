using System.Text.Json.Nodes;

namespace Credentialing.Gateway.Docs;

/// <summary>JSON Schema for a reader: the type in words, the members as a table.</summary>
internal static class SchemaHtml
{
    private const string SchemaRoot = "#/components/schemas/";

    /// <summary>The type in words; named types as links to where they are described.</summary>
    public static string Type(JsonNode? schema)
    {
        if (schema is not JsonObject fields)
        {
            return "anything";
        }

        if (fields["$ref"]?.GetValue<string>() is { } reference)
        {
            var name = reference[(reference.LastIndexOf('/') + 1)..];
            return reference.StartsWith(SchemaRoot, StringComparison.Ordinal)
                ? $"<a href=\"#schema-{Html.Encode(name)}\">{Html.Encode(name)}</a>"
                : Html.Encode(name);
        }

        foreach (var (member, joiner) in new[] { ("oneOf", " or "), ("anyOf", " or "), ("allOf", " and ") })
        {
            if (fields[member] is JsonArray { Count: > 0 } choices)
            {
                return string.Join(joiner, choices.Select(Type).Distinct(StringComparer.Ordinal));
            }
        }

        if (fields["enum"] is JsonArray values)
        {
            return string.Join(" | ", values.Select(value => $"<code>{Html.Encode(value?.ToString() ?? "null")}</code>"));
        }

        return string.Join(" or ", TypeNames(fields).Select(name => Named(name, fields)));
    }

    /// <summary>A table of an object's members; empty when it has none.</summary>
    public static string Members(JsonNode? schema)
    {
        if (schema?["properties"] is not JsonObject { Count: > 0 } members)
        {
            return string.Empty;
        }

        var required = schema["required"] is JsonArray names ? names.Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) : [];
        var html = new Html().Raw("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Field</th><th scope=\"col\">Type</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
        foreach (var (name, member) in members)
        {
            html.Raw("<tr><th scope=\"row\"><code>").Raw(Html.Encode(name)).Raw("</code>")
                .Raw(required.Contains(name) ? " <span class=\"required\">required</span>" : string.Empty)
                .Raw($"</th><td>{Type(member)}{Remarks(member)}</td><td>").Text(member?["description"]?.GetValue<string>()).Raw("</td></tr>");
        }

        return html.Raw("</tbody></table></div>").ToString();
    }

    private static IEnumerable<string> TypeNames(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => several.Select(name => name!.GetValue<string>()),
        JsonValue one => [one.GetValue<string>()],
        _ => ["anything"],
    };

    private static string Named(string name, JsonObject schema) => name switch
    {
        "array" => $"list of {Type(schema["items"])}",
        "object" when schema["additionalProperties"] is JsonObject values => $"map of text to {Type(values)}",
        "string" => schema["format"]?.GetValue<string>() switch
        {
            "date" => "date",
            "date-time" => "instant (UTC)",
            "uuid" => "UUID",
            { } format => Html.Encode(format),
            null => "text",
        },
        "integer" => "whole number",
        "boolean" => "true or false",
        _ => Html.Encode(name),
    };

    private static string Remarks(JsonNode? schema)
    {
        var remarks = new List<string>();
        foreach (var (member, words) in new[] { ("minimum", "from"), ("maximum", "to"), ("minLength", "at least"), ("maxLength", "at most"), ("pattern", "like"), ("default", "default") })
        {
            if (schema is JsonObject fields && fields[member] is JsonValue value)
            {
                remarks.Add($"{words} <code>{Html.Encode(value.ToString())}</code>{(member.EndsWith("Length", StringComparison.Ordinal) ? " characters" : string.Empty)}");
            }
        }

        return remarks.Count > 0 ? $"<br><small>{string.Join(", ", remarks)}</small>" : string.Empty;
    }
}
