using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Model;

namespace Credentialing.Gateway.Proxying;

/// <summary>
/// Asks a second time, once, when the connection failed before an answer began, of another copy if there is one. Only
/// reads: whether a write has happened is unknown then, and the caller has an idempotency key for that.
/// </summary>
internal static class RetryReads
{
    public static async Task OnceAsync(HttpContext context, RequestDelegate next)
    {
        var proxy = context.GetReverseProxyFeature();
        var available = proxy.AvailableDestinations;
        await next(context);

        if (!ShouldRetry(context))
        {
            return;
        }

        IReadOnlyList<DestinationState> others = [.. available.Where(copy => copy != proxy.ProxiedDestination)];
        proxy.AvailableDestinations = others.Count > 0 ? others : available;
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.Clear();
        await next(context);
    }

    private static bool ShouldRetry(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && !context.Response.HasStarted
        && !context.RequestAborted.IsCancellationRequested
        && context.Request.ContentLength is null or 0
        && context.GetForwarderErrorFeature() is { Error: ForwarderError.Request };
}
