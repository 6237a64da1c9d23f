using Credentialing.Gateway.Access;
using Credentialing.Gateway.Routing;
using Credentialing.Identity.Contracts;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Unit.Gateway;

public class RouteTableTests
{
    [Theory]
    [MemberData(nameof(PublicPaths.All), MemberType = typeof(PublicPaths))]
    public void Every_path_of_the_public_API_goes_to_its_service(string method, string path, string service) =>
        RouteTable.Find(method, path).ShouldNotBeNull().Service.ShouldBe(service);

    [Theory]
    [InlineData("GET", "/internal/clock")]
    [InlineData("GET", "/v1")]
    [InlineData("GET", "/v1/clientsX")]
    [InlineData("POST", "/v1/rehearsal/clock")]
    [InlineData("POST", "/credentialing.clients.v1.Clients/Get")]
    [InlineData("GET", "/webhooks/card")]
    [InlineData("GET", "/webhooks/other")]
    public void A_path_that_no_row_names_goes_nowhere(string method, string path) =>
        RouteTable.Find(method, path).ShouldBeNull();

    [Theory]
    [InlineData("POST", "/v1/consultation-requests", RouteAccess.Anyone)]
    [InlineData("GET", "/v1/consultation-requests", RouteAccess.Area)]
    [InlineData("POST", "/v1/consultation-requests/0199/accept", RouteAccess.Area)]
    [InlineData("POST", "/webhooks/card", RouteAccess.Anyone)]
    [InlineData("POST", "/v1/webhooks", RouteAccess.Area)]
    [InlineData("POST", "/connect/token", RouteAccess.Anyone)]
    [InlineData("GET", "/.well-known/openid-configuration", RouteAccess.Anyone)]
    [InlineData("GET", "/v1/me", RouteAccess.SignedIn)]
    public void Who_may_enter_is_what_the_conventions_say(string method, string path, object access) =>
        RouteTable.Find(method, path)!.Access.ShouldBe((RouteAccess)access);

    [Fact]
    public void Only_the_named_few_need_no_token() =>
        RouteTable.All.Where(row => row.Access == RouteAccess.Anyone).Select(row => row.Id).ShouldBe(
            ["/.well-known/{**rest}", "/account/{**rest}", "POST /account/{**rest}", "/connect/{**rest}", "/connect/token", "POST /v1/consultation-requests", "POST /webhooks/card"],
            ignoreOrder: true);

    [Fact]
    public void Every_area_has_permissions_and_somebody_who_holds_one()
    {
        foreach (var area in RouteTable.All.SelectMany(row => row.Areas).Distinct(StringComparer.Ordinal))
        {
            var permissions = AreaPolicies.PermissionsIn([area]);
            permissions.ShouldNotBeEmpty(area);
            permissions.ShouldContain(permission => RolePermissions.Allows(Roles.All, permission), area);
        }
    }

    [Fact]
    public void Rows_are_told_apart_by_their_ids() =>
        RouteTable.All.Select(row => row.Id).ShouldBeUnique();

    [Fact]
    public void Every_permission_of_a_service_is_in_the_area_of_some_row()
    {
        string[] withoutRow = ["keys", "audit", "failed-messages", "personal-data", "rehearsal"];
        var areas = RouteTable.All.SelectMany(row => row.Areas).Concat(withoutRow).ToHashSet(StringComparer.Ordinal);
        Permissions.All.Select(permission => permission.Split('.')[0]).Distinct(StringComparer.Ordinal)
            .Where(area => !areas.Contains(area)).ShouldBeEmpty();
    }

    [Fact]
    public void Services_that_are_not_configured_have_no_route()
    {
        var routes = ProxyConfiguration.Routes(Configured("billing"));
        routes.ShouldNotBeEmpty();
        routes.ShouldAllBe(route => route.ClusterId == "billing");
    }

    [Fact]
    public void Every_copy_of_a_service_is_a_destination()
    {
        var cluster = ProxyConfiguration.Clusters(Configured("clients")).ShouldHaveSingleItem();
        cluster.Destinations!.Values.Select(destination => destination.Address)
            .ShouldBe(["http://127.0.0.1:5001/", "http://127.0.0.1:5002/"], ignoreOrder: true);
    }

    private static ServiceAddresses Configured(string service) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [$"services:{service}:http:0"] = "http://127.0.0.1:5001",
            [$"services:{service}:http:1"] = "http://127.0.0.1:5002",
            [$"services:{service}:grpc:0"] = "http://127.0.0.1:5003",
            ["services:gateway:http:0"] = "http://127.0.0.1:5000",
        }).Build());
}
