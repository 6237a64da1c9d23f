using Credentialing.Gateway.Routing;
using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;
using Microsoft.AspNetCore.Authorization;

namespace Credentialing.Gateway.Access;

/// <summary>
/// An area is the part of a permission's name before the dot. The gateway turns away who may do nothing in it;
/// what exactly a caller may do there, and with whose objects, is the service's to say.
/// </summary>
internal static class AreaPolicies
{
    private const string Prefix = "area:";

    /// <summary>The name of the authorization policy for a row, in YARP's terms.</summary>
    public static string For(GatewayRoute row) => row.Access switch
    {
        RouteAccess.Anyone => "anonymous",
        RouteAccess.SignedIn => "default",
        _ => Prefix + string.Join(',', row.Areas),
    };

    /// <summary>The permissions in the areas, as a query over the one table of permissions.</summary>
    public static IReadOnlyList<string> PermissionsIn(IEnumerable<string> areas) =>
    [
        .. areas.SelectMany(area => Permissions.All
            .Where(permission => permission.StartsWith(area + ".", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Adds a policy for every combination of areas that the route table names.</summary>
    public static void AddAreaPolicies(this AuthorizationOptions options)
    {
        foreach (var row in RouteTable.All.Where(row => row.Access == RouteAccess.Area).DistinctBy(For))
        {
            options.AddAreaPolicy(For(row), PermissionsIn(row.Areas));
        }
    }

    /// <summary>Adds a policy that any one of the permissions satisfies.</summary>
    public static void AddAreaPolicy(this AuthorizationOptions options, string name, IReadOnlyList<string> permissions) =>
        options.AddPolicy(name, policy => policy
            .RequireAuthenticatedUser()
            .RequireAssertion(context => permissions.Any(permission => Caller.May(context.User, permission))));
}
