using System.Reflection;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;
using Credentialing.Tests.Integration.Billing;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Endpoints;

/// <summary>Holds every endpoint of one service to what the house asks of all.</summary>
public static class EveryEndpoint
{
    private static readonly HashSet<string> s_permissions =
        [.. typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!)];

    // Open by the API's own conventions: health, the contract, what OAuth clients read before they have a token, and where people sign in.
    private static readonly string[] s_open = ["health/", "openapi/", ".well-known/", "connect/", "account/"];

    public static void StatesItsPermission(IServiceProvider services)
    {
        var routes = RoutesOf(services);
        routes.ShouldNotBeEmpty();
        foreach (var route in routes)
        {
            var permission = route.Metadata.GetMetadata<PermissionMetadata>();
            permission.ShouldNotBeNull($"{route.DisplayName} states no permission");
            var known = permission.Permission is null or "authenticated" or "service" || s_permissions.Contains(permission.Permission);
            known.ShouldBeTrue($"{route.DisplayName} needs '{permission.Permission}', which Identity does not know");
        }
    }

    public static void GuardsItsChanges(IServiceProvider services)
    {
        var changing = RoutesOf(services).Where(route => !IsInternal(route) &&
            route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(method => method is "PUT" or "PATCH" or "DELETE") == true);
        foreach (var route in changing)
        {
            route.Metadata.GetMetadata<IfMatchMetadata>().ShouldNotBeNull($"{route.DisplayName} does not check If-Match");
        }
    }

    private static bool IsInternal(RouteEndpoint route) => route.RoutePattern.RawText!.TrimStart('/').StartsWith("internal/", StringComparison.Ordinal);

    private static RouteEndpoint[] RoutesOf(IServiceProvider services) =>
    [
        .. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => !s_open.Any(open => route.RoutePattern.RawText!.TrimStart('/').StartsWith(open, StringComparison.Ordinal))),
    ];
}

[Collection(OneClientsHost.Name)]
public sealed class EveryClientsEndpointTests(ClientsHost host)
{
    [Fact]
    public void States_its_permission() => EveryEndpoint.StatesItsPermission(host.Services);

    [Fact]
    public void Checks_the_version_that_it_changes() => EveryEndpoint.GuardsItsChanges(host.Services);

    [Fact]
    public Task Is_in_a_contract_that_names_every_type() => ContractOf.IsComplete(host.Anonymous(), "/v1/clients", "/v1/agreements", "/v1/failed-messages");
}

[Collection(SharedBilling.Name)]
public sealed class EveryBillingEndpointTests(BillingHost host)
{
    [Fact]
    public void States_its_permission() => EveryEndpoint.StatesItsPermission(host.Services);

    [Fact]
    public void Checks_the_version_that_it_changes() => EveryEndpoint.GuardsItsChanges(host.Services);

    [Fact]
    public Task Is_in_a_contract_that_names_every_type() => ContractOf.IsComplete(host.Anonymous(), "/v1/invoices", "/v1/price-sheets");
}

[Collection(SharedIdentity.Name)]
public sealed class EveryIdentityEndpointTests(IdentityHost host)
{
    [Fact]
    public void States_its_permission() => EveryEndpoint.StatesItsPermission(host.Services);

    [Fact]
    public void Checks_the_version_that_it_changes() => EveryEndpoint.GuardsItsChanges(host.Services);

    [Fact]
    public Task Is_in_a_contract_that_names_every_type() => ContractOf.IsComplete(host.Anonymous(), "/v1/api-clients", "/v1/users", "/v1/me", "/v1/break-glass", "/v1/keys");
}

public sealed class EveryServiceTests
{
    [Fact]
    public void Every_service_of_the_house_is_walked()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Credentialing.sln")))
        {
            folder = folder.Parent;
        }

        var services = Directory.GetFiles(Path.Combine(folder.FullName, "services"), "Program.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)));

        services.ShouldBe(["Billing", "Clients", "Documents", "Identity", "Notifications", "Payors", "Providers"], ignoreOrder: true, "a new service needs a class like the ones above");
    }
}
