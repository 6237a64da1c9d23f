using Grpc.Core;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Standins.Grpc;

public class ContractTests
{
    [Fact]
    public void The_status_codes_are_the_protocols()
    {
        Enum.GetValues<StatusCode>().Select(code => (int)code).ShouldBe(Enumerable.Range(0, 17));
        ((int)StatusCode.DeadlineExceeded).ShouldBe(4);
        ((int)StatusCode.Unavailable).ShouldBe(14);
        ((int)StatusCode.Unauthenticated).ShouldBe(16);
    }

    [Fact]
    public void A_failed_call_says_its_status_and_keeps_the_cause()
    {
        var cause = new InvalidOperationException("lost");
        var failure = new RpcException(new Status(StatusCode.Unavailable, "down", cause));

        failure.StatusCode.ShouldBe(StatusCode.Unavailable);
        failure.InnerException.ShouldBe(cause);
        failure.Trailers.ShouldBeSameAs(Metadata.Empty);
        failure.Message.ShouldBe(
            "Status(StatusCode=\"Unavailable\", Detail=\"down\", DebugException=\"System.InvalidOperationException: lost\")");
    }

    [Fact]
    public void Call_options_are_values()
    {
        var deadline = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var before = new CallOptions(headers: [new("role", "billing")]);
        var after = before.WithDeadline(deadline).WithWaitForReady();

        before.Deadline.ShouldBeNull();
        before.IsWaitForReady.ShouldBeFalse();
        after.Deadline.ShouldBe(deadline);
        after.IsWaitForReady.ShouldBeTrue();
        after.Headers.ShouldBeSameAs(before.Headers);
    }

    [Fact]
    public void A_method_has_its_path_on_the_wire() =>
        new Method<string, string>(MethodType.Unary, "clients.v1.Clients", "Get", Text, Text).FullName
            .ShouldBe("/clients.v1.Clients/Get");

    [Fact]
    public void A_service_cannot_have_a_method_twice()
    {
        var method = new Method<string, string>(MethodType.Unary, "echo", "Get", Text, Text);
        var builder = ServerServiceDefinition.CreateBuilder().AddMethod(method, Answer);

        Should.Throw<ArgumentException>(() => builder.AddMethod(method, Answer));
    }

    [Fact]
    public void A_peer_without_an_identity_is_not_authenticated()
    {
        var name = AuthProperty.Create("name", "clients"u8.ToArray());
        var properties = new Dictionary<string, List<AuthProperty>>(StringComparer.Ordinal) { ["name"] = [name] };

        new AuthContext(null, properties).IsPeerAuthenticated.ShouldBeFalse();
        new AuthContext(null, properties).PeerIdentity.ShouldBeEmpty();
        new AuthContext("name", properties).PeerIdentity.ShouldHaveSingleItem().Value.ShouldBe("clients");
        new AuthContext("name", properties).FindPropertiesByName("other").ShouldBeEmpty();
    }

    private static Marshaller<string> Text =>
        Marshallers.Create(System.Text.Encoding.UTF8.GetBytes, System.Text.Encoding.UTF8.GetString);

    private static Task<string> Answer(string request, ServerCallContext context) => Task.FromResult(request);
}
