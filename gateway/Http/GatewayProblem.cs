using Credentialing.ServiceDefaults.Http;

namespace Credentialing.Gateway.Http;

/// <summary>The problems that the gateway itself answers with. Everything else comes from a service unchanged.</summary>
internal static class GatewayProblem
{
    public static readonly Problem Malformed = new(400, "invalid-request", "The request is not valid",
        "The request could not be read to its end.");

    public static readonly Problem NotFound = new(404, "not-found", "Not found", "There is nothing at this path.");

    public static readonly Problem RequestTimeout = new(408, "request-timeout", "The request took too long to arrive", "Send it again.");

    public static readonly Problem TooLarge = new(413, "too-large", "Too large",
        "A body may have 1 MB, and 100 MB where files are taken as multipart/form-data or text/csv.");

    public static readonly Problem TooManyRequests = new(429, "too-many-requests", "Too many requests",
        "Wait as many seconds as Retry-After says.");

    public static readonly Problem ServiceUnavailable = new(503, "service-unavailable", "A service is unavailable",
        "The service that answers this cannot be reached at the moment. Try again after as many seconds as Retry-After says; "
        + "a POST with the same Idempotency-Key.");

    public static readonly Problem ServiceTimeout = new(504, "service-timeout", "A service did not answer in time",
        "What was asked may have happened all the same. Ask again; a POST with the same Idempotency-Key.");

    /// <summary>All of them, for the documentation.</summary>
    public static IReadOnlyList<Problem> All { get; } =
        [Malformed, Problem.Unauthenticated, Problem.Forbidden, NotFound, RequestTimeout, TooLarge, TooManyRequests, ServiceUnavailable, ServiceTimeout];

    /// <summary>Answers with the problem, unless an answer is already on its way.</summary>
    public static Task WriteAsync(this Problem problem, HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        if (problem.Status is StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        return problem.ExecuteAsync(context);
    }
}
