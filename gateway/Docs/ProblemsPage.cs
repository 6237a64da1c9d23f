using System.Text.Json.Nodes;
using Credentialing.Gateway.Contract;
using Credentialing.Gateway.Http;

namespace Credentialing.Gateway.Docs;

/// <summary>
/// Every problem code: the gateway's, those that all services share, and those that operations declare
/// (<c>x-problem-codes</c> in their part of the contract).
/// </summary>
internal static class ProblemsPage
{
    private static readonly (int Status, string Code, string Meaning)[] Shared =
    [
        (400, "invalid-request", "The request is malformed; `errors` says which field and why."),
        (405, "method-not-allowed", "The path does not take this method."),
        (409, "already-exists", "There is one already with the same identifying fields."),
        (409, "changed-meanwhile", "The object changed at the same moment; try again."),
        (412, "stale-version", "The object has changed since it was read; read it again."),
        (415, "unsupported-media-type", "The body is of a type that is not taken here."),
        (422, "idempotency-key-reused", "The `Idempotency-Key` came before with another body."),
        (428, "precondition-required", "Send the `ETag` of the version that you have seen in `If-Match`."),
        (500, "unexpected", "The fault is ours; it has been recorded under the `traceId`."),
        (503, "temporarily-unavailable", "A part that this needs does not answer; try again."),
    ];

    public static byte[] Render(JsonObject contract)
    {
        var html = new Html().Raw("<h1>Problems</h1><p>").Text(
            "Errors are problem details: `type`, `title`, `status`, `detail`, `code`, `traceId`, and `errors` by field where fields are wrong. "
            + "Programs go by `code`; it does not change.").Raw("</p><h2>Everywhere</h2>");
        WriteTable(html, GatewayProblem.All.Select(problem => (problem.Status, problem.Code, Meaning: problem.Detail ?? problem.Title))
            .Concat(Shared).DistinctBy(row => (row.Status, row.Code)).OrderBy(row => row.Status).ThenBy(row => row.Code, StringComparer.Ordinal));

        var declared = Declared(contract).ToList();
        if (declared.Count > 0)
        {
            html.Raw("<h2>Of single operations</h2><ul>");
            foreach (var group in declared.GroupBy(entry => entry.Code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                html.Raw($"<li id=\"{Html.Encode(group.Key)}\"><code>{Html.Encode(group.Key)}</code>: ")
                    .Text(string.Join(", ", group.Select(entry => entry.Operation))).Raw("</li>");
            }

            html.Raw("</ul>");
        }

        return Html.Page("Problems", string.Empty, html.ToString());
    }

    private static IEnumerable<(string Code, string Operation)> Declared(JsonObject contract) =>
        from path in contract["paths"]!.AsObject()
        from entry in path.Value!.AsObject()
        from code in entry.Value?["x-problem-codes"] as JsonArray ?? []
        select (code!.GetValue<string>(), $"`{entry.Key.ToUpperInvariant()} {path.Key}`");

    private static void WriteTable(Html html, IEnumerable<(int Status, string Code, string Meaning)> rows)
    {
        html.Raw("<div class=\"wide\"><table><thead><tr><th scope=\"col\">Code</th><th scope=\"col\">Status</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
        foreach (var (status, code, meaning) in rows)
        {
            html.Raw($"<tr id=\"{code}\"><th scope=\"row\"><code>{code}</code></th><td>{status}</td><td>").Text(meaning).Raw("</td></tr>");
        }

        html.Raw("</tbody></table></div>");
    }
}
