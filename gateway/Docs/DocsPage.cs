using System.Text.Json;
using System.Text.Json.Nodes;
using Credentialing.Gateway.Contract;

namespace Credentialing.Gateway.Docs;

/// <summary>The whole contract on one page, made from the merged document: a browser's own search finds everything.</summary>
internal static class DocsPage
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static byte[] Render(JsonObject contract)
    {
        var byTag = Operations(contract).ToLookup(operation => operation.Tag, StringComparer.Ordinal);
        var schemas = contract["components"]?["schemas"] as JsonObject ?? [];
        return Html.Page("Credentialing API", Navigation(byTag, schemas), Content(contract, byTag, schemas));
    }

    private static IEnumerable<Operation> Operations(JsonObject contract) =>
        from path in contract["paths"]!.AsObject()
        from entry in path.Value!.AsObject()
        where entry.Value is JsonObject
        let operation = entry.Value.AsObject()
        select new Operation(ContractMerge.TagsOf(operation).FirstOrDefault() ?? "Other", entry.Key.ToUpperInvariant(), path.Key, operation);

    private static string Navigation(ILookup<string, Operation> byTag, JsonObject schemas)
    {
        var html = new Html();
        foreach (var tag in byTag.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            html.Raw($"<h2><a href=\"#tag-{Anchor(tag.Key)}\">").Text(tag.Key).Raw("</a></h2><ul>");
            foreach (var operation in tag)
            {
                html.Raw($"<li><a href=\"#{operation.Anchor}\"><span class=\"method\">{operation.Method}</span> ").Text(operation.Path).Raw("</a></li>");
            }

            html.Raw("</ul>");
        }

        return html.Raw(schemas.Count > 0 ? "<h2><a href=\"#schemas\">Types</a></h2>" : string.Empty).ToString();
    }

    private static string Content(JsonObject contract, ILookup<string, Operation> byTag, JsonObject schemas)
    {
        var html = new Html().Raw("<h1>Credentialing API</h1><p>").Text(contract["info"]?["description"]?.GetValue<string>()).Raw("</p>").Raw(Conventions.Markup);
        var described = (contract["tags"] as JsonArray ?? []).ToDictionary(
            tag => tag!["name"]!.GetValue<string>(), tag => tag!["description"]?.GetValue<string>(), StringComparer.Ordinal);
        foreach (var tag in byTag.OrderBy(tag => tag.Key, StringComparer.Ordinal))
        {
            html.Raw($"<section><h2 id=\"tag-{Anchor(tag.Key)}\">").Text(tag.Key).Raw("</h2><p>").Text(described.GetValueOrDefault(tag.Key)).Raw("</p>");
            foreach (var operation in tag)
            {
                Write(html, operation);
            }

            html.Raw("</section>");
        }

        html.Raw("<section><h2 id=\"schemas\">Types</h2>");
        foreach (var (name, schema) in schemas)
        {
            html.Raw($"<article id=\"schema-{Html.Encode(name)}\"><h3>").Text(name).Raw("</h3><p>").Text(schema?["description"]?.GetValue<string>()).Raw("</p>");
            var members = SchemaHtml.Members(schema);
            html.Raw(members.Length > 0 ? members : $"<p>{SchemaHtml.Type(schema)}</p>").Raw(Example(schema)).Raw("</article>");
        }

        return html.Raw("</section>").ToString();
    }

    private static void Write(Html html, Operation operation)
    {
        var source = operation.Source;
        html.Raw($"<article id=\"{operation.Anchor}\"><h3><span class=\"method {operation.Method.ToLowerInvariant()}\">{operation.Method}</span> <code>")
            .Raw(Html.Encode(operation.Path)).Raw("</code></h3>");
        if (source["summary"]?.GetValue<string>() is { Length: > 0 } summary)
        {
            html.Raw("<p class=\"summary\">").Text(summary).Raw("</p>");
        }

        if (source["description"]?.GetValue<string>() is { Length: > 0 } description)
        {
            html.Raw("<p>").Text(description).Raw("</p>");
        }

        html.Raw("<p class=\"permission\">").Raw((source["security"], source["x-permission"]) switch
        {
            (JsonArray { Count: 0 }, _) => "No token needed.",
            (_, JsonValue permission) => $"Needs <code>{Html.Encode(permission.ToString())}</code>.",
            _ => "Needs a token.",
        }).Raw("</p>");
        WriteParameters(html, source["parameters"] as JsonArray);
        WriteContent(html, "Body", source["requestBody"]?["content"]);
        foreach (var (status, response) in source["responses"] as JsonObject ?? [])
        {
            // The gateway's own answers and 'default' are the same everywhere; they are told once.
            if (status.StartsWith('2') || status.StartsWith('3'))
            {
                WriteContent(html, $"Answer {status}: {response?["description"]?.GetValue<string>()}", response?["content"], always: true);
            }
        }

        html.Raw("</article>");
    }

    private static void WriteParameters(Html html, JsonArray? parameters)
    {
        if (parameters is not { Count: > 0 })
        {
            return;
        }

        html.Raw("<h4>Parameters</h4><div class=\"wide\"><table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Where</th><th scope=\"col\">Type</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
        foreach (var parameter in parameters.OfType<JsonObject>())
        {
            var isRequired = parameter["required"] is JsonValue required && required.GetValue<bool>();
            html.Raw("<tr><th scope=\"row\"><code>").Raw(Html.Encode(parameter["name"]?.GetValue<string>())).Raw("</code>")
                .Raw(isRequired ? " <span class=\"required\">required</span>" : string.Empty).Raw("</th><td>")
                .Text(parameter["in"]?.GetValue<string>()).Raw($"</td><td>{SchemaHtml.Type(parameter["schema"])}</td><td>")
                .Text(parameter["description"]?.GetValue<string>()).Raw("</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }

    private static void WriteContent(Html html, string title, JsonNode? content, bool always = false)
    {
        if (content is not JsonObject { Count: > 0 } types)
        {
            html.Raw(always ? $"<h4>{Html.Encode(title)}</h4>" : string.Empty);
            return;
        }

        foreach (var (mediaType, body) in types)
        {
            html.Raw("<h4>").Text(title).Raw($"</h4><p>{SchemaHtml.Type(body?["schema"])} <small>{Html.Encode(mediaType)}</small></p>")
                .Raw(SchemaHtml.Members(body?["schema"])).Raw(Example(body));
        }
    }

    private static string Example(JsonNode? holder)
    {
        var example = holder?["example"]
            ?? (holder?["examples"] as JsonObject)?.Select(named => named.Value?["value"]).FirstOrDefault()
            ?? (holder?["examples"] as JsonArray)?.FirstOrDefault();
        return example is null ? string.Empty : $"<pre tabindex=\"0\" aria-label=\"Example\"><code>{Html.Encode(example.ToJsonString(Indented))}</code></pre>";
    }

    private static string Anchor(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-')).Trim('-');

    private sealed record Operation(string Tag, string Method, string Path, JsonObject Source)
    {
        // Only letters and digits are left, so two paths that differ in their braces alone share an anchor; no two do.
        public string Anchor => DocsPage.Anchor($"{Method}-{Path}");
    }
}
