using Grpc.Core;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>
/// An expected failure as it travels between services: a gRPC status, and the stable code in a trailer.
/// </summary>
/// <param name="Status">What the protocol understands of it.</param>
/// <param name="Code">The stable kebab-case code that also reaches the public API, e.g. <c>invoice-not-paid</c>.</param>
/// <param name="Detail">A sentence for people. It is logged and traced, so it never has personal data.</param>
public sealed record GrpcProblem(StatusCode Status, string Code, string Detail)
{
    /// <summary>The trailer that carries <see cref="Code"/>.</summary>
    public const string CodeTrailer = "problem-code";

    /// <summary>The code when another service does not answer in time.</summary>
    public const string Unavailable = "service-unavailable";

    /// <summary>The status that the public API answers with.</summary>
    public int HttpStatus => Status switch
    {
        StatusCode.InvalidArgument => 400,
        StatusCode.Unauthenticated => 401,
        StatusCode.PermissionDenied => 403,
        StatusCode.NotFound => 404,
        StatusCode.AlreadyExists or StatusCode.FailedPrecondition => 409,
        StatusCode.Aborted => 412,
        StatusCode.OutOfRange => 422,
        StatusCode.ResourceExhausted => 429,
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => 503,
        _ => 500,
    };

    /// <summary>What a failed call says: its own code where it has one, else a code for its status.</summary>
    public static GrpcProblem From(RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var code = failure.Trailers.GetValue(CodeTrailer) ?? CodeOf(failure.StatusCode);
        return new GrpcProblem(failure.StatusCode, code, failure.Status.Detail);
    }

    /// <summary>The exception with which a gRPC handler refuses a call.</summary>
    public GrpcProblemException ToException() => new(this);

    private static string CodeOf(StatusCode status) => status switch
    {
        StatusCode.Unavailable or StatusCode.DeadlineExceeded => Unavailable,
        StatusCode.Unauthenticated => "unauthenticated",
        StatusCode.PermissionDenied => "forbidden",
        StatusCode.NotFound => "not-found",
        StatusCode.ResourceExhausted => "too-many-requests",
        _ => "internal-error",
    };
}
