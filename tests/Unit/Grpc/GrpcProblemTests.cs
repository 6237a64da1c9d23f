using Credentialing.ServiceDefaults.Grpc;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Grpc;

public class GrpcProblemTests
{
    [Fact]
    public void A_problem_survives_the_way_through_an_exception()
    {
        var problem = new GrpcProblem(StatusCode.FailedPrecondition, "invoice-not-paid", "The invoice is open.");

        GrpcProblem.From(problem.ToException()).ShouldBe(problem);
    }

    [Theory]
    [InlineData(StatusCode.Unavailable, "service-unavailable", 503)]
    [InlineData(StatusCode.DeadlineExceeded, "service-unavailable", 503)]
    [InlineData(StatusCode.NotFound, "not-found", 404)]
    [InlineData(StatusCode.PermissionDenied, "forbidden", 403)]
    [InlineData(StatusCode.Unauthenticated, "unauthenticated", 401)]
    [InlineData(StatusCode.Internal, "internal-error", 500)]
    [InlineData(StatusCode.Unknown, "internal-error", 500)]
    public void A_failed_call_without_a_code_gets_the_one_of_its_status(StatusCode status, string code, int httpStatus)
    {
        var problem = GrpcProblem.From(new RpcException(new Status(status, "")));

        problem.Code.ShouldBe(code);
        problem.HttpStatus.ShouldBe(httpStatus);
    }
}
