using Credentialing.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace Credentialing.Gateway.WebApp;

/// <summary>
/// Serves the web app at <c>/</c>. A path that is neither a file nor the API's is a page of the app, which finds its own
/// way from there; only a browser, which says that it wants a page, is given it.
/// </summary>
internal static class WebAppRoutes
{
    private const string Hashed = "/assets", Html = "text/html";

    private static readonly string[] NotPages = ["/v1", "/account", "/connect", "/.well-known", "/openapi", "/docs", "/health", "/webhooks", "/fhir", Hashed];

    public static void MapWebApp(this IEndpointRouteBuilder routes) =>
        routes.MapMethods("/{**path}", [HttpMethods.Get, HttpMethods.Head], SendAsync).AllowAnonymous().ExcludeFromDescription();

    private static Task SendAsync(HttpContext context, BuiltApp app)
    {
        var path = context.Request.Path;
        return app.Find(path.Value ?? string.Empty) is { } file ? SendFile(context, file)
            : app.Exists && IsPage(context.Request) ? SendPage(context, app)
            : GatewayProblem.NotFound.WriteAsync(context);
    }

    private static bool IsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(Html, StringComparison.OrdinalIgnoreCase)
        && !Path.HasExtension(request.Path)
        && !Array.Exists(NotPages, start => request.Path.StartsWithSegments(start, StringComparison.Ordinal));

    private static Task SendFile(HttpContext context, AppFile file)
    {
        var (content, encoding) = file.For(context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        // Under a name with a hash the content never changes; the few others are asked for again, and answered with 304.
        headers.CacheControl = context.Request.Path.StartsWithSegments(Hashed, StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return Results.Bytes(content, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Tag}{(encoding is null ? string.Empty : "-" + encoding)}\"")).ExecuteAsync(context);
    }

    private static Task SendPage(HttpContext context, BuiltApp app)
    {
        var (content, policy) = app.OpenPage();
        context.Response.Headers.ContentSecurityPolicy = policy;
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(content, "text/html; charset=utf-8").ExecuteAsync(context);
    }
}
