using Credentialing.Gateway.Contract;
using Credentialing.Gateway.Http;
using Microsoft.Net.Http.Headers;

namespace Credentialing.Gateway.Docs;

/// <summary>The contract, for programs (<c>/openapi/v1.json</c>) and for people (<c>/docs</c>). Nothing is loaded from elsewhere.</summary>
internal static class DocsRoutes
{
    private static readonly byte[] Style = ReadStyle();

    public static void MapDocs(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(string.Empty).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("/openapi/v1.json", (ContractCache cache, HttpContext context) =>
            SendAsync(context, cache, contract => contract.Json, "application/json", string.Empty));
        pages.MapGet("/docs", (ContractCache cache, HttpContext context) =>
            SendAsync(context, cache, contract => contract.Page, "text/html; charset=utf-8", "-page"));
        pages.MapGet("/docs/problems", (ContractCache cache, HttpContext context) =>
            SendAsync(context, cache, contract => contract.Problems, "text/html; charset=utf-8", "-problems"));
        pages.MapGet("/docs/style.css", () => Results.Bytes(Style, "text/css; charset=utf-8"));
    }

    private static async Task<IResult> SendAsync(
        HttpContext context, ContractCache cache, Func<PublishedContract, byte[]> part, string contentType, string tagSuffix)
    {
        var contract = await cache.GetAsync(context.RequestAborted);
        if (contentType.StartsWith("text/html", StringComparison.Ordinal))
        {
            context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.PagePolicy;
        }

        // Asked again each time, answered with 304 while nothing has changed.
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(part(contract), contentType, entityTag: new EntityTagHeaderValue($"\"{contract.Version}{tagSuffix}\""));
    }

    private static byte[] ReadStyle()
    {
        using var stream = typeof(DocsRoutes).Assembly.GetManifestResourceStream("docs.css")
            ?? throw new InvalidOperationException("docs.css is not in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
