using Credentialing.Gateway.Http;
using Credentialing.Gateway.Routing;
using Microsoft.AspNetCore.Http.Features;
using Yarp.ReverseProxy.Model;

namespace Credentialing.Gateway.Limits;

/// <summary>
/// Refuses what is too large before a service sees a byte of it. A body that hides its length is cut off by the
/// server at the same number.
/// </summary>
internal sealed class BodyLimits(RequestDelegate next, LimitOptions limits)
{
    public Task InvokeAsync(HttpContext context)
    {
        var limit = TakesFile(context) ? limits.UploadBytes : limits.BodyBytes;
        if (context.Request.ContentLength > limit)
        {
            // The rest of the body is not worth reading.
            context.Response.Headers.Connection = "close";
            return GatewayProblem.TooLarge.WriteAsync(context);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = limit;
        }

        return next(context);
    }

    private static bool TakesFile(HttpContext context) =>
        context.Request.ContentType is { } type
        && (type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase))
        && context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.TakesUploads() == true;
}
