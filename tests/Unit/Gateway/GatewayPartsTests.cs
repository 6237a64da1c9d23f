using System.Security.Claims;
using System.Text.Json.Nodes;
using System.Text;
using Credentialing.Gateway.Contract;
using Credentialing.Gateway.Docs;
using Credentialing.Gateway.Everywhere;
using Credentialing.Gateway.Http;
using Credentialing.Gateway.Proxying;
using Credentialing.Identity.Contracts;
using Shouldly;
using Xunit;
using Yarp.ReverseProxy.Forwarder;
using Caller = Credentialing.ServiceDefaults.Security.Caller;

namespace Credentialing.Tests.Unit.Gateway;

public class GatewayPartsTests
{
    [Theory]
    [InlineData("X-Forwarded-User")]
    [InlineData("x-forwarded-for")]
    [InlineData("X-Client-Id")]
    [InlineData("X-User-Id")]
    [InlineData("X-CREDENTIALING-Tenant")]
    [InlineData("Forwarded")]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("Remote-User")]
    public void A_header_that_claims_an_identity_or_an_origin_is_known_as_such(string name) =>
        InboundHeaders.Claims(name).ShouldBeTrue();

    [Theory]
    [InlineData("Authorization")]
    [InlineData("traceparent")]
    [InlineData("Idempotency-Key")]
    [InlineData("If-Match")]
    [InlineData("X-Request-Id")]
    [InlineData("X")]
    public void Other_headers_are_left_alone(string name) => InboundHeaders.Claims(name).ShouldBeFalse();

    [Theory]
    [InlineData(null)]
    [InlineData("abc|def")]
    public void A_joined_cursor_comes_back_as_it_was(string? inner)
    {
        var cursor = new JoinedCursor("billing", inner);
        JoinedCursor.Parse(cursor.ToString()).ShouldBe(cursor);
    }

    [Theory]
    [InlineData("no cursor!")]
    [InlineData("YWJj")]
    [InlineData("Cg")]
    public void What_is_no_cursor_of_ours_is_refused(string text) => JoinedCursor.Parse(text).ShouldBeNull();

    [Theory]
    [InlineData(ForwarderError.Request, 502, "service-unavailable")]
    [InlineData(ForwarderError.NoAvailableDestinations, 503, "service-unavailable")]
    [InlineData(ForwarderError.ResponseHeaders, 502, "service-unavailable")]
    [InlineData(ForwarderError.RequestTimedOut, 504, "service-timeout")]
    [InlineData(ForwarderError.RequestBodyClient, 413, "too-large")]
    [InlineData(ForwarderError.RequestBodyClient, 400, "invalid-request")]
    [InlineData(ForwarderError.RequestBodyClient, 408, "request-timeout")]
    public void A_failure_to_forward_has_a_code(ForwarderError error, int status, string code) =>
        ProxyFailures.ProblemFor(error, status).Code.ShouldBe(code);

    [Theory]
    [InlineData("representative", null, Permissions.ClientsCreate, true)]
    [InlineData("clientUser", null, Permissions.ClientsCreate, false)]
    [InlineData("representative", "api", Permissions.ClientsCreate, true)]
    [InlineData("representative", "clients.read openid", Permissions.ClientsCreate, false)]
    [InlineData("representative", "openid clients.create", Permissions.ClientsCreate, true)]
    [InlineData("clientUser", "clients.create", Permissions.ClientsCreate, false)]
    [InlineData("nobody", null, Permissions.ClientsRead, false)]
    public void A_scope_narrows_what_the_roles_allow_and_never_widens_it(string role, string? scope, string permission, bool allowed)
    {
        List<Claim> claims = [new("role", role)];
        if (scope is not null)
        {
            claims.Add(new Claim("scope", scope));
        }

        Caller.May(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), permission).ShouldBe(allowed);
    }

    [Fact]
    public void Nothing_of_a_contract_becomes_markup()
    {
        var part = JsonNode.Parse("""
            { "paths": { "/v1/clients": { "get": { "summary": "<script>alert(1)</script> `a` and `", "description": "<img src=x>",
              "parameters": [ { "name": "<b>", "in": "query", "schema": { "type": "string", "enum": ["<i>"], "pattern": "<u>" } } ],
              "responses": { "200": { "description": "<em>", "content": { "<s>": { "schema": { "$ref": "#/components/schemas/<x>" }, "example": "</code>" } } } } } } },
              "components": { "schemas": { "<x>": { "type": "object", "description": "<q>", "properties": { "<y>": { "type": "<z>" } } } } } }
            """)!.AsObject();
        var page = Encoding.UTF8.GetString(DocsPage.Render(ContractMerge.Merge([KeyValuePair.Create("clients", part)], "/")));
        foreach (var markup in new[] { "<script", "<img", "<b>", "<i>", "<u>", "<em>", "<s>", "<x>", "<q>", "<y>", "<z>", "alert(1)</script>" })
        {
            page.ShouldNotContain(markup);
        }

        page.ShouldContain("<code>a</code> and `");
    }

    [Fact]
    public void The_problems_page_lists_shared_and_declared_codes()
    {
        var part = JsonNode.Parse("""{ "paths": { "/v1/clients": { "post": { "x-problem-codes": ["client-declined"], "responses": {} } } } }""")!.AsObject();
        var page = Encoding.UTF8.GetString(ProblemsPage.Render(ContractMerge.Merge([KeyValuePair.Create("clients", part)], "/")));
        page.ShouldContain("too-many-requests");
        page.ShouldContain("stale-version");
        page.ShouldContain("<code>client-declined</code>: <code>POST /v1/clients</code>");
    }
}
