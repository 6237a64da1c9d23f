using Credentialing.Gateway.Http;
using Credentialing.ServiceDefaults.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Credentialing.Gateway.Proxying;

/// <summary>Says as problem details what YARP says with a bare status when it got no answer from a service.</summary>
internal static class ProxyFailures
{
    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Response.HasStarted || context.RequestAborted.IsCancellationRequested
            || context.GetForwarderErrorFeature() is not { } failure)
        {
            return;
        }

        await ProblemFor(failure.Error, context.Response.StatusCode).WriteAsync(context);
    }

    /// <summary>The problem for a failure; the status is the one that YARP chose.</summary>
    public static Problem ProblemFor(ForwarderError error, int status) => (error, status) switch
    {
        (_, 413) => GatewayProblem.TooLarge,
        (_, 408) => GatewayProblem.RequestTimeout,
        (ForwarderError.RequestBodyClient, _) => GatewayProblem.Malformed,
        (ForwarderError.RequestTimedOut, _) or (_, 504) => GatewayProblem.ServiceTimeout,
        _ => GatewayProblem.ServiceUnavailable,
    };
}
