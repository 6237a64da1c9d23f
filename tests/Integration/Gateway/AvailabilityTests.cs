using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Gateway;

public sealed class AvailabilityTests
{
    [Fact]
    public async Task A_service_that_is_down_is_503_and_is_reached_as_soon_as_it_is_back()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        var port = stack["clients"].Address.Port;
        await GatewayStack.StopAsync(stack["clients"]);
        for (var request = 0; request < 15; request++)
        {
            using var down = await stack.GetAsync("/v1/clients");
            await down.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "service-unavailable");
            down.Headers.RetryAfter!.Delta.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        }

        using var other = await stack.GetAsync("/v1/invoices");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var back = await StubService.StartAsync("clients", port);
        using var up = await stack.GetAsync("/v1/clients");
        up.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_read_is_asked_of_another_copy_when_one_cannot_be_reached()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "clients"]);
        await GatewayStack.StopAsync(stack.CopiesOf("clients")[0]);
        for (var request = 0; request < 20; request++)
        {
            using var response = await stack.GetAsync("/v1/clients");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task A_write_whose_connection_broke_is_not_sent_again()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        stack["clients"].Answers["/v1/clients"] = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        using var content = new StringContent("{}", Encoding.UTF8, "application/json");
        using var write = await stack.SendAsync(HttpMethod.Post, "/v1/clients", stack.Token(), content);
        await write.ShouldBeProblemAsync(HttpStatusCode.ServiceUnavailable, "service-unavailable");
        stack["clients"].Seen.Count(seen => seen.Method == "POST").ShouldBe(1);
    }

    [Fact]
    public async Task Readiness_names_the_service_that_is_not_ready()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        using var ready = await stack.Http.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ready.JsonAsync()).ToJsonString().ShouldBe("""{"status":"ready","services":{"billing":"ready","clients":"ready","identity":"ready"}}""");

        stack["billing"].Answer("/health/ready", "{}", status: 503);
        await GatewayStack.StopAsync(stack["clients"]);
        using var notReady = await stack.Http.GetAsync("/health/ready");
        notReady.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await notReady.JsonAsync()).ToJsonString()
            .ShouldBe("""{"status":"notReady","services":{"billing":"notReady","clients":"notReady","identity":"ready"}}""");
        using var live = await stack.Http.GetAsync("/health/live");
        live.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
