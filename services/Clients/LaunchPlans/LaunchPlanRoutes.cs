using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Clients.LaunchPlans;

/// <summary>The routes of launch plans, what each needs, and where it is done.</summary>
internal static class LaunchPlanRoutes
{
    public static void MapLaunchPlans(this IEndpointRouteBuilder routes)
    {
        var ofClient = routes.MapGroup("/v1/clients/{clientId:guid}/launch-plans").WithTags("Launch plans");
        ofClient.MapPost("", DraftLaunchPlan.Handle).Needs(Permissions.LaunchPlansWrite).WithSummary("Drafts a launch plan from the market of the client's states");
        ofClient.MapGet("", ReadLaunchPlans.OfClient).Needs(Permissions.LaunchPlansRead).WithSummary("Lists a client's launch plans");

        var plans = routes.MapGroup("/v1/launch-plans").WithTags("Launch plans");
        plans.MapGet("", ReadLaunchPlans.List).Needs(Permissions.LaunchPlansRead).WithSummary("Lists launch plans");
        plans.MapGet("{id:guid}", ReadLaunchPlans.One).Needs(Permissions.LaunchPlansRead).WithSummary("Reads a launch plan");
        plans.MapPut("{id:guid}", WriteLaunchPlan.Handle).Validates<WriteLaunchPlanRequest>().Needs(Permissions.LaunchPlansWrite).WithSummary("Replaces the sections of a draft");
        plans.MapPost("{id:guid}/publish", PublishLaunchPlan.Handle).Needs(Permissions.LaunchPlansWrite).WithSummary("Publishes a launch plan");
    }
}
