namespace Credentialing.Gateway.Docs;

/// <summary>What holds for every operation, told once at the top of the page.</summary>
internal static class Conventions
{
    public const string Markup = """
        <section><h2 id="conventions">For every operation</h2>
        <dl>
        <dt>Sign in</dt><dd><code>Authorization: Bearer</code> with a token from <code>POST /connect/token</code>
        (client credentials; 60 minutes). Without one: 401; not permitted: 403; another client's object: 404.</dd>
        <dt>JSON</dt><dd>Fields in camelCase, dates <code>YYYY-MM-DD</code>, instants in UTC, money
        <code>{"amount": 1250.00, "currency": "USD"}</code>. Unknown fields are refused; new ones may appear in answers.</dd>
        <dt>Lists</dt><dd><code>?limit=</code> (1 to 200, 50 unless given), <code>&amp;cursor=</code> from
        <code>nextCursor</code> of the page before, <code>&amp;sort=</code>.</dd>
        <dt>Problems</dt><dd><code>application/problem+json</code> (RFC 9457) with a stable <code>code</code>;
        <a href="/docs/problems">the codes</a>.</dd>
        <dt>Repeating</dt><dd>Every <code>POST</code> takes an <code>Idempotency-Key</code>: a repeat within 24 hours returns the
        first answer.</dd>
        <dt>Changing</dt><dd>Objects have a <code>version</code>, which is their <code>ETag</code>. <code>PUT</code>,
        <code>PATCH</code> and <code>DELETE</code> need it in <code>If-Match</code>: missing is 428, stale is 412.</dd>
        <dt>Limits</dt><dd>Over a limit is 429 with <code>Retry-After</code> in seconds. A body may have 1 MB, an uploaded file
        100 MB.</dd>
        </dl></section>
        """;
}
