using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace OpenIddict.Server.AspNetCore;

/// <summary>Writes what the server answers itself: JSON to programs, plain text to people who were sent here wrongly.</summary>
internal static class Answers
{
    public static Task ErrorAsync(HttpResponse response, EndpointType endpoint, ServerError error)
    {
        response.StatusCode = StatusCodes.Status400BadRequest;
        if (endpoint is EndpointType.Authorization or EndpointType.EndSession)
        {
            NotStored(response);
            response.ContentType = "text/plain;charset=UTF-8";
            return response.WriteAsync($"error:{error.Code}\nerror_description:{error.Description}\n", response.HttpContext.RequestAborted);
        }

        // RFC 6749 section 5.2 and RFC 6750 section 3.
        var scheme = error.Code is Errors.InvalidClient ? "Basic" : endpoint is EndpointType.UserInfo ? "Bearer" : null;
        if (scheme is not null)
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers.WWWAuthenticate =
                $"{scheme} error=\"{error.Code}\", error_description=\"{error.Description.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
        }

        return WriteAsync(response, new JsonObject { ["error"] = error.Code, ["error_description"] = error.Description });
    }

    public static Task WriteAsync(HttpResponse response, JsonObject content)
    {
        NotStored(response);
        response.ContentType = "application/json;charset=UTF-8";
        return JsonSerializer.SerializeAsync(response.Body, content, cancellationToken: response.HttpContext.RequestAborted);
    }

    private static void NotStored(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.Pragma = "no-cache";
    }
}
