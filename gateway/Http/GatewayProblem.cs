using System.Diagnostics;
using System.Text.Json;

namespace Credentialing.Gateway.Http;

/// <summary>The problems that the gateway itself answers with (RFC 9457). Everything else comes from a service unchanged.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable name of the problem.</param>
/// <param name="Title">The same for every occurrence.</param>
/// <param name="Detail">What the caller can do about it.</param>
internal sealed record GatewayProblem(int Status, string Code, string Title, string Detail)
{
    public static readonly GatewayProblem BadRequest = new(400, "bad-request", "Bad request",
        "The request could not be read.");

    public static readonly GatewayProblem Unauthorized = new(401, "unauthorized", "No valid token",
        "Send 'Authorization: Bearer' with a token from POST /connect/token; tokens last 60 minutes.");

    public static readonly GatewayProblem Forbidden = new(403, "forbidden", "Not permitted",
        "None of the caller's roles may do this.");

    public static readonly GatewayProblem NotFound = new(404, "not-found", "Not found",
        "There is nothing at this path.");

    public static readonly GatewayProblem RequestTimeout = new(408, "request-timeout", "The request took too long to arrive",
        "Send it again.");

    public static readonly GatewayProblem RequestTooLarge = new(413, "request-too-large", "The request is too large",
        "A body may have 1 MB; an uploaded file 100 MB.");

    public static readonly GatewayProblem TooManyRequests = new(429, "too-many-requests", "Too many requests",
        "Wait as many seconds as Retry-After says.");

    public static readonly GatewayProblem ServiceUnavailable = new(503, "service-unavailable", "A service is unavailable",
        "The service that answers this is not reachable at the moment. Try again after as many seconds as Retry-After says, "
        + "with the same Idempotency-Key if it was a POST.");

    public static readonly GatewayProblem ServiceTimeout = new(504, "service-timeout", "A service did not answer in time",
        "What was asked may have happened. Ask again with the same Idempotency-Key if it was a POST.");

    /// <summary>All of them, for the documentation.</summary>
    public static IReadOnlyList<GatewayProblem> All { get; } =
    [
        BadRequest, Unauthorized, Forbidden, NotFound, RequestTimeout, RequestTooLarge, TooManyRequests, ServiceUnavailable,
        ServiceTimeout,
    ];

    /// <summary>Answers with this problem, unless an answer is already on its way.</summary>
    public Task WriteAsync(HttpContext context)
    {
        if (context.Response.HasStarted)
        {
            return Task.CompletedTask;
        }

        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/problem+json";
        if (Status is 503)
        {
            context.Response.Headers.RetryAfter = "2";
        }

        return JsonSerializer.SerializeAsync(
            context.Response.Body,
            new ProblemBody(
                $"/docs/problems#{Code}", Title, Status, Detail, Code,
                Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier),
            GatewayJson.Default.ProblemBody,
            context.RequestAborted);
    }
}

/// <summary>Problem details as they are sent.</summary>
internal sealed record ProblemBody(string Type, string Title, int Status, string Detail, string Code, string TraceId);
