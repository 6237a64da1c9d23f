using System.Text.RegularExpressions;
using Credentialing.ServiceDefaults.Grpc;
using Credentialing.ServiceDefaults.Http.Json;
using Grpc.Core;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Credentialing.ServiceDefaults.Http;

/// <summary>
/// The one place where an exception becomes an answer: a malformed request is 400 with every field that is wrong,
/// somebody else's simultaneous change is 409 or 412, a database that is away is 503, and all else is a bare 500.
/// </summary>
internal sealed partial class ExceptionsToProblems(IOptions<JsonOptions> json, ILogger<ExceptionsToProblems> logger) : IExceptionHandler
{
    // What PostgreSQL says of values that it has no place for, and no rule of a request caught.
    private static readonly string[] s_unkept =
    [
        PostgresErrorCodes.CharacterNotInRepertoire, PostgresErrorCodes.UntranslatableCharacter,
        PostgresErrorCodes.NumericValueOutOfRange, PostgresErrorCodes.StringDataRightTruncation,
    ];

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499;
            return true;
        }

        var problem = await ProblemOf(httpContext, exception);
        if (problem.Status == 503)
        {
            httpContext.Response.Headers.RetryAfter = "2";
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private async Task<Problem> ProblemOf(HttpContext context, Exception exception)
    {
        switch (exception)
        {
            case ProblemException { Problem: var problem }:
                return problem;
            case BadHttpRequestException { StatusCode: 400 } bad:
                return Problem.Invalid(await ErrorsOf(context, bad));
            case BadHttpRequestException { StatusCode: var status } bad:
                return new Problem(status, CodeOf(status), "The request cannot be read", status == 413 ? "The request is too large." : null);
            case DbUpdateConcurrencyException when HttpMethods.IsPost(context.Request.Method):
                return Problem.Conflict("changed-meanwhile", "The object changed at the same moment: try again.");
            case DbUpdateConcurrencyException:
                return new Problem(412, "stale-version", "The object has changed", "The object has changed since it was read: read it again.");
            case DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } unique }:
                Log.Unique(logger, unique.ConstraintName);
                return Problem.Conflict("already-exists", "There is one already with the same identifying fields.");
            case var _ when DatabaseFaultOf(exception) is PostgresException { SqlState: var state } && s_unkept.Contains(state):
                return Problem.Invalid("$", "has a character or a number that cannot be kept, such as U+0000");
            case RpcException failure when GrpcProblem.From(failure) is { HttpStatus: 503 }:
                Log.ServiceUnavailable(logger, failure.StatusCode);
                return new Problem(503, GrpcProblem.Unavailable, "Temporarily unavailable", "Another part of the system that this needs does not answer: try again.");
            case RpcException failure when failure.Trailers.GetValue(GrpcProblem.CodeTrailer) is not null && GrpcProblem.From(failure) is { HttpStatus: not 500 } told:
                return new Problem(told.HttpStatus, told.Code, "The state does not allow this", told.Detail);
            case TimeoutException:
            case var _ when DatabaseFaultOf(exception) is { IsTransient: true }:
                Log.Unavailable(logger, exception.GetType().Name);
                return new Problem(503, "temporarily-unavailable", "Temporarily unavailable", "A part that this needs does not answer: try again.");
            default:
                // The message may quote data; the type and the stack say where to look.
                Log.Unexpected(logger, exception.GetType().FullName, exception.StackTrace, exception.InnerException?.GetType().FullName);
                return new Problem(500, "unexpected", "Something went wrong", "The fault is ours; it has been recorded under the trace id.");
        }
    }

    // Entity Framework wraps it once when it saves, and once more when it would be worth trying again.
    private static NpgsqlException? DatabaseFaultOf(Exception? exception)
    {
        while (exception is InvalidOperationException or DbUpdateException)
        {
            exception = exception.InnerException;
        }

        return exception as NpgsqlException;
    }

    private async Task<Dictionary<string, string[]>> ErrorsOf(HttpContext context, BadHttpRequestException bad)
    {
        // The exception handler takes the endpoint off the request and keeps it here.
        var type = context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var parameter = BoundParameter().Match(bad.Message);
        var isBody = !parameter.Success || parameter.Groups["source"].Value.Contains("body", StringComparison.Ordinal);
        if (isBody && type is not null && context.Request.Body.CanSeek)
        {
            context.Request.Body.Position = 0;
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            return body.Length == 0
                ? new(StringComparer.Ordinal) { ["$"] = ["a JSON body is required"] }
                : BodyErrors.Of(body.ToArray(), type, json.Value.SerializerOptions);
        }

        return new(StringComparer.Ordinal) { [parameter.Success ? parameter.Groups["name"].Value : "$"] = ["is missing or not of the type that is expected"] };
    }

    // ASP.NET has no other way to say which parameter it was; the tests hold the wording.
    [GeneratedRegex("""parameter "[^"]*?(?<name>\w+)" (was not provided )?from (?<source>.*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BoundParameter();

    private static string CodeOf(int status) => status switch
    {
        413 => "too-large",
        415 => "unsupported-media-type",
        _ => "invalid-request",
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Unique constraint {Constraint} refused a row")]
        public static partial void Unique(ILogger logger, string? constraint);

        [LoggerMessage(LogLevel.Warning, "Another service does not answer: {Status}")]
        public static partial void ServiceUnavailable(ILogger logger, StatusCode status);

        [LoggerMessage(LogLevel.Warning, "The database does not answer: {Exception}")]
        public static partial void Unavailable(ILogger logger, string exception);

        [LoggerMessage(LogLevel.Error, "Unexpected {Exception} ({Inner}) at {Stack}")]
        public static partial void Unexpected(ILogger logger, string? exception, string? stack, string? inner);
    }
}
