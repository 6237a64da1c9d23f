using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Gateway;

public sealed class RoutingTests
{
    private static readonly string[] Everything = ["clients", "providers", "payors", "billing", "documents", "notifications"];

    [Fact]
    public async Task Each_path_reaches_its_service_the_more_specific_row_first()
    {
        await using var stack = await GatewayStack.StartAsync(Everything);
        (string Path, string Service)[] paths =
        [
            ("/v1/clients", "clients"), ("/v1/clients/0199", "clients"), ("/v1/clients/0199/journey", "clients"),
            ("/v1/clients/0199/practices", "providers"), ("/v1/clients/0199/discovery-reports", "payors"),
            ("/v1/clients/0199/readiness", "payors"), ("/v1/clients/0199/statement", "billing"),
            ("/v1/clients/0199/maintenance", "billing"), ("/v1/providers/0199", "providers"),
            ("/v1/providers/0199/attestations", "payors"), ("/v1/consultation-requests", "clients"),
            ("/v1/invoices/0199.pdf", "billing"), ("/v1/documents/0199/content", "documents"),
            ("/v1/webhooks", "notifications"), ("/v1/me", "identity"), ("/connect/userinfo", "identity"),
            ("/fhir/r4/metadata", "providers"),
        ];
        foreach (var (path, service) in paths)
        {
            using var response = await stack.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            var answer = await response.JsonAsync();
            answer["service"]!.GetValue<string>().ShouldBe(service, path);
            answer["path"]!.GetValue<string>().ShouldBe(path);
        }
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/internal/clock")]
    [InlineData("/v1/rehearsal/clock")]
    [InlineData("/v1/invoices")]
    [InlineData("/v1/clients/../../internal/clock")]
    [InlineData("/v1/clients/%2e%2e/%2e%2e/internal/clock")]
    [InlineData("/file.js")]
    public async Task A_path_that_is_unknown_or_whose_service_is_not_configured_is_not_found(string path)
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        using var signedIn = await stack.GetAsync(path);
        await signedIn.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        using var anonymous = await stack.Http.GetAsync(path);
        await anonymous.ShouldBeProblemAsync(HttpStatusCode.NotFound, "not-found");
        stack["clients"].Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Method_query_body_and_conditional_headers_arrive_unchanged_and_the_answer_comes_back_so()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        stack["clients"].Answers["/v1/clients/0199"] = context =>
        {
            context.Response.StatusCode = 409;
            context.Response.Headers.ETag = "\"7\"";
            context.Response.Headers.Location = "/v1/clients/0199";
            return Task.CompletedTask;
        };
        using var content = new StringContent("""{"name":"Ä"}""", Encoding.UTF8, "application/json");
        using var response = await stack.SendAsync(
            HttpMethod.Patch, "/v1/clients/0199?x=a%20b", stack.Token(), content, ("If-Match", "\"6\""), ("Idempotency-Key", "k"),
            ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        response.Headers.ETag!.Tag.ShouldBe("\"7\"");
        response.Headers.Location!.ToString().ShouldBe("/v1/clients/0199");
        var seen = stack["clients"].Seen.ShouldHaveSingleItem();
        seen.Method.ShouldBe("PATCH");
        seen.PathAndQuery.ShouldBe("/v1/clients/0199?x=a%20b");
        seen.Body.ShouldBe("""{"name":"Ä"}""");
        seen.Headers["If-Match"].ShouldBe("\"6\"");
        seen.Headers["Idempotency-Key"].ShouldBe("k");
        seen.Headers["traceparent"].ShouldContain("0af7651916cd43dd8448eb211c80319c");
    }

    [Fact]
    public async Task Headers_that_claim_an_identity_are_dropped_and_where_from_is_said_by_the_gateway()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        using var response = await stack.SendAsync(
            HttpMethod.Get, "/v1/clients", stack.Token(), null,
            ("X-Forwarded-User", "root"), ("X-Forwarded-For", "6.6.6.6"), ("X-Client-Id", "0199"), ("X-Credentialing-Tenant", "all"),
            ("Forwarded", "for=6.6.6.6"), ("X-HTTP-Method-Override", "DELETE"), ("Cookie", "session=1"), ("X-Request-Id", "mine"));
        var headers = stack["clients"].Seen.ShouldHaveSingleItem().Headers;
        foreach (var name in new[] { "X-Forwarded-User", "X-Client-Id", "X-Credentialing-Tenant", "Forwarded", "X-HTTP-Method-Override", "Cookie" })
        {
            headers.ContainsKey(name).ShouldBeFalse(name);
        }

        headers["X-Forwarded-For"].ShouldBe("127.0.0.1");
        headers["X-Forwarded-Proto"].ShouldBe("http");
        headers["X-Forwarded-Host"].ShouldStartWith("127.0.0.1:");
        headers["X-Request-Id"].ShouldBe("mine");
        headers["Authorization"].ShouldStartWith("Bearer ");
    }

    [Fact]
    public async Task Sign_in_pages_get_their_cookies()
    {
        await using var stack = await GatewayStack.StartAsync([]);
        using var response = await stack.SendAsync(HttpMethod.Get, "/connect/authorize", null, null, ("Cookie", "session=1"));
        stack["identity"].Seen.Single(seen => seen.PathAndQuery == "/connect/authorize").Headers["Cookie"].ShouldBe("session=1");
    }

    [Fact]
    public async Task Several_copies_take_turns()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "clients"]);
        for (var request = 0; request < 10; request++)
        {
            using var response = await stack.GetAsync("/v1/clients");
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        stack.CopiesOf("clients").ShouldAllBe(copy => copy.Seen.Count(seen => seen.PathAndQuery == "/v1/clients") == 5);
    }
}
