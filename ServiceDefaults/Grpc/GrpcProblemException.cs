using Grpc.Core;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>
/// Ends a call with an expected failure. A type of its own, so that the server can tell what a handler means to say
/// from a failed call that the handler itself made to another service.
/// </summary>
#pragma warning disable RCS1194 // It only ever carries a problem.
public sealed class GrpcProblemException(GrpcProblem problem) : RpcException(
    new Status(problem.Status, problem.Detail), new Metadata { { GrpcProblem.CodeTrailer, problem.Code } })
{
    /// <summary>The failure.</summary>
    public GrpcProblem Problem { get; } = problem;
}
#pragma warning restore RCS1194
