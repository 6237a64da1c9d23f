namespace Credentialing.Gateway.Http;

/// <summary>What every answer tells a browser. A service that sets a header itself (Identity's sign-in pages) is left alone.</summary>
internal static class SecurityHeaders
{
    /// <summary>For data: nothing may be loaded, nobody may frame it.</summary>
    private const string NothingPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>For pages that we render without script: our own style sheet and nothing else.</summary>
    public const string PagePolicy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Content-Security-Policy", NothingPolicy);
            headers.Remove("Server");
            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }

            if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal))
            {
                headers.TryAdd("Cache-Control", "no-store");
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
