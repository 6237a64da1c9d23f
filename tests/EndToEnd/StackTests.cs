using System.Net;
using Aspire.Hosting.Testing;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.EndToEnd;

public sealed class StackTests(StackFixture stack)
{
    [Theory]
    [InlineData("gateway")]
    [InlineData("identity")]
    [InlineData("clients")]
    [InlineData("billing")]
    [InlineData("documents")]
    [InlineData("providers")]
    [InlineData("payors")]
    [InlineData("notifications")]
    public async Task The_stack_starts_and_is_healthy(string service)
    {
        using var client = stack.App.CreateHttpClient(service, "http");

        using var response = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
