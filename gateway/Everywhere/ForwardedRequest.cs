using System.Net.Http.Headers;

namespace Credentialing.Gateway.Everywhere;

/// <summary>A request to a service in the caller's name: the caller's token, and what the conventions of the API need.</summary>
internal static class ForwardedRequest
{
    private static readonly string[] Passed = ["Authorization", "Accept", "Idempotency-Key", "If-Match", "If-None-Match"];

    public static HttpRequestMessage To(Uri copy, string pathAndQuery, HttpMethod method, HttpRequest from, byte[]? body)
    {
        var request = new HttpRequestMessage(method, new Uri(copy, pathAndQuery));
        foreach (var name in Passed)
        {
            if (from.Headers.TryGetValue(name, out var values))
            {
                request.Headers.TryAddWithoutValidation(name, values.ToArray());
            }
        }

        if (body is { Length: > 0 })
        {
            request.Content = new ByteArrayContent(body);
            if (MediaTypeHeaderValue.TryParse(from.ContentType, out var type))
            {
                request.Content.Headers.ContentType = type;
            }
        }

        return request;
    }
}
