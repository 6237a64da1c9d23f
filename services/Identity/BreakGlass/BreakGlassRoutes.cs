using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.BreakGlass;

/// <summary>The routes of emergency access, what each needs, and where it is done.</summary>
internal static class BreakGlassRoutes
{
    /// <summary>Emergencies are people's.</summary>
    public static Problem PeopleOnly { get; } = new(403, "people-only", "Not permitted", "Only a person who is signed in may do this.");

    public static void MapBreakGlass(this IEndpointRouteBuilder routes)
    {
        var accesses = routes.MapGroup("/v1/break-glass").WithTags("Access");
        accesses.MapGet("", ReadEmergencyAccesses.List).Needs(Permissions.BreakGlassRead).WithSummary("Lists emergency accesses, the newest first");
        accesses.MapPost("", TakeEmergencyAccess.Handle).Validates<TakeEmergencyAccessRequest>().Needs(Permissions.BreakGlassUse)
            .WithSummary("Takes emergency access for this session, and raises the alarm");
        accesses.MapGet("{id:guid}", ReadEmergencyAccesses.One).Needs(Permissions.BreakGlassRead).WithSummary("Reads an emergency access");
        accesses.MapPost("{id:guid}/end", EndEmergencyAccess.Handle).Needs(Permissions.BreakGlassUse).WithSummary("Ends an emergency access before its time");
        accesses.MapPost("{id:guid}/review", ReviewEmergencyAccess.Handle).Validates<ReviewEmergencyAccessRequest>().Needs(Permissions.BreakGlassReview)
            .WithSummary("Says whether another's emergency access was justified");
    }

    /// <summary>Why a caller in an emergency may not do this: what emergency access opens ends with it, so nobody gets anything that lasts by it.</summary>
    /// <param name="caller">Who asks.</param>
    public static Problem? Outlasts(Caller caller) => caller.Roles.Contains(Roles.Emergency)
        ? new Problem(403, "not-in-an-emergency", "Not permitted", "Emergency access shuts accounts out; it makes none, and gives none more.")
        : null;
}
