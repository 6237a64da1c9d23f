using System.Net;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Gateway;

public sealed class AccessTests
{
    [Fact]
    public async Task Without_a_token_the_answer_is_401_and_the_service_hears_nothing()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        foreach (var path in new[] { "/v1/clients", "/v1/me", "/v1/audit", "/v1/failed-messages", "/v1/consultation-requests" })
        {
            using var response = await stack.Http.GetAsync(path);
            await response.ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
            response.Headers.WwwAuthenticate.ShouldContain(scheme => scheme.Scheme == "Bearer");
        }

        stack["clients"].Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_is_not_Identitys_or_not_for_us_or_over_is_401()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        await using var stranger = await GatewayStack.StartAsync([]);
        (string Why, string Token)[] refused =
        [
            ("another key", stranger.Token()),
            ("another audience", stack.Token(change: token => token.Audience = "other")),
            ("another issuer", stack.Token(change: token => token.Issuer = "http://else.test")),
            ("expired", stack.Token(change: Expire)),
            ("an identity token", stack.Token(change: token => token.TokenType = "JWT")),
            ("unsigned", stack.Token(change: token => token.SigningCredentials = null)),
            ("nonsense", "a.b.c"),
        ];
        foreach (var (why, token) in refused)
        {
            using var response = await stack.SendAsync(HttpMethod.Get, "/v1/clients", token);
            response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, why);
        }

        stack["clients"].Seen.ShouldBeEmpty();
        using var good = await stack.GetAsync("/v1/clients");
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("partner", "/v1/api-clients")]
    [InlineData("provider", "/v1/clients")]
    [InlineData("clientUser", "/v1/audit")]
    [InlineData("manager", "/v1/failed-messages")]
    [InlineData("committeeMember", "/v1/invoices")]
    [InlineData("no-such-role", "/v1/invoices")]
    public async Task A_role_that_may_do_nothing_in_an_area_is_403(string role, string path)
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        using var response = await stack.SendAsync(HttpMethod.Get, path, stack.Token([role]));
        await response.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        stack["clients"].Seen.ShouldBeEmpty();
        stack["billing"].Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_scope_keeps_a_token_out_of_areas_that_its_roles_would_open()
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        var token = stack.Token(["administrator"], change: descriptor => descriptor.Claims["scope"] = "clients.read");
        using var inside = await stack.SendAsync(HttpMethod.Get, "/v1/clients", token);
        inside.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var outside = await stack.SendAsync(HttpMethod.Get, "/v1/invoices", token);
        await outside.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("POST", "/v1/consultation-requests")]
    [InlineData("POST", "/webhooks/card")]
    [InlineData("POST", "/connect/token")]
    [InlineData("GET", "/connect/authorize")]
    [InlineData("GET", "/.well-known/openid-configuration")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/health/ready")]
    [InlineData("GET", "/openapi/v1.json")]
    [InlineData("GET", "/docs")]
    [InlineData("GET", "/docs/problems")]
    [InlineData("GET", "/docs/style.css")]
    public async Task What_needs_no_token_answers_without_one(string method, string path)
    {
        await using var stack = await GatewayStack.StartAsync(["clients", "billing"]);
        using var response = await stack.SendAsync(HttpMethod.Parse(method), path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_bad_token_does_not_close_what_needs_none()
    {
        await using var stack = await GatewayStack.StartAsync(["clients"]);
        using var response = await stack.SendAsync(HttpMethod.Post, "/v1/consultation-requests", "a.b.c");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static void Expire(SecurityTokenDescriptor token)
    {
        token.NotBefore = TimeProvider.System.GetUtcNow().AddHours(-2).UtcDateTime;
        token.Expires = TimeProvider.System.GetUtcNow().AddHours(-1).UtcDateTime;
    }
}
