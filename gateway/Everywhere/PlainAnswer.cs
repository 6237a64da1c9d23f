using System.Text.Json.Nodes;
using Credentialing.Gateway.Http;
using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Gateway.Everywhere;

/// <summary>An answer held whole, from a service or our own, ready to be sent on.</summary>
internal sealed class PlainAnswer
{
    private static readonly string[] Passed = ["ETag", "Location", "Retry-After"];
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private Problem? problem;
    private int status;
    private string? contentType;
    private byte[] body = [];

    public static PlainAnswer Of(Problem problem) => new() { problem = problem };

    public static PlainAnswer Json(JsonNode content) => new()
    {
        status = StatusCodes.Status200OK,
        contentType = "application/json",
        body = System.Text.Encoding.UTF8.GetBytes(content.ToJsonString()),
    };

    public static async Task<PlainAnswer> FromAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var copy = new PlainAnswer
        {
            status = (int)answer.StatusCode,
            contentType = answer.Content.Headers.ContentType?.ToString(),
            body = await answer.Content.ReadAsByteArrayAsync(cancellationToken),
        };
        foreach (var name in Passed)
        {
            if (answer.Headers.TryGetValues(name, out var values))
            {
                copy.headers[name] = string.Join(", ", values);
            }
        }

        return copy;
    }

    public async Task WriteAsync(HttpContext context)
    {
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }

        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        if (body.Length > 0)
        {
            context.Response.ContentType = contentType;
            context.Response.ContentLength = body.Length;
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }
}
