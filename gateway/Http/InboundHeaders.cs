namespace Credentialing.Gateway.Http;

/// <summary>
/// Removes what a caller could use to pass for someone else: who is asking is said by the token alone, and where from
/// by the connection.
/// </summary>
internal static class InboundHeaders
{
    private static readonly string[] Prefixes =
        ["X-Forwarded-", "X-Credentialing-", "X-Auth-", "X-User", "X-Client-", "X-Remote-", "X-Original-", "X-Rewrite-", "X-SSL-", "X-MS-"];

    private static readonly string[] Names =
        ["Forwarded", "X-Real-IP", "X-Identity", "X-Tenant", "X-Tenant-Id", "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override",
            "Remote-User", "Proxy", "Proxy-Authorization"];

    /// <summary>Whether the header claims an identity or an origin.</summary>
    public static bool Claims(string name) =>
        name.Length > 1 && (name[0] is 'X' or 'x' or 'F' or 'f' or 'R' or 'r' or 'P' or 'p')
        && (Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Names, known => name.Equals(known, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Middleware that drops such headers before anything reads them.</summary>
    public static Task StripAsync(HttpContext context, RequestDelegate next)
    {
        List<string>? claimed = null;
        foreach (var header in context.Request.Headers)
        {
            if (Claims(header.Key))
            {
                (claimed ??= []).Add(header.Key);
            }
        }

        claimed?.ForEach(name => context.Request.Headers.Remove(name));
        return next(context);
    }
}
