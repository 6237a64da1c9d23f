using Credentialing.Identity.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace Credentialing.ServiceDefaults.Security;

/// <summary>What an endpoint needs; every endpoint has one, and a test fails where one has none.</summary>
/// <param name="Permission">One of Identity's permissions, or null where everybody may, without a token.</param>
public sealed record PermissionMetadata(string? Permission);

/// <summary>States the permission of a route, in the table where the route is.</summary>
public static class PermissionRoutes
{
    /// <summary>Only callers whose roles allow this.</summary>
    /// <param name="route">The route.</param>
    /// <param name="permission">One of Identity's permissions.</param>
    public static TBuilder Needs<TBuilder>(this TBuilder route, string permission)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new PermissionMetadata(permission));
        return route.RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(permission)));
    }

    /// <summary>Any signed-in caller, such as for "who am I".</summary>
    /// <param name="route">The route.</param>
    public static TBuilder NeedsOnlyToken<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new PermissionMetadata("authenticated"));
        return route.RequireAuthorization(policy => policy.RequireAuthenticatedUser());
    }

    /// <summary>Only our own services, over gRPC.</summary>
    /// <param name="route">The route.</param>
    public static TBuilder IsForServices<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new PermissionMetadata("service"));
        return route.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Service));
    }

    /// <summary>Everybody, without a token.</summary>
    /// <param name="route">The route.</param>
    public static TBuilder IsPublic<TBuilder>(this TBuilder route)
        where TBuilder : IEndpointConventionBuilder
    {
        route.WithMetadata(new PermissionMetadata(null));
        return route.AllowAnonymous();
    }
}

internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

internal sealed class PermissionHandler : AuthorizationHandler<PermissionRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (Caller.May(context.User, requirement.Permission))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
