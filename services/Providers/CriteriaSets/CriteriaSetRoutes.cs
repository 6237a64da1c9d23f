using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.CriteriaSets;

/// <summary>The routes of criteria sets, what each needs, and where it is done.</summary>
internal static class CriteriaSetRoutes
{
    public static void MapCriteriaSets(this IEndpointRouteBuilder routes)
    {
        var sets = routes.MapGroup("/v1/criteria-sets").WithTags("Criteria sets");
        sets.MapGet("", ListCriteriaSets.Handle).Needs(Permissions.CriteriaSetsRead).WithSummary("Lists the built-in sets, or with clientId the client's own");
        sets.MapPost("", DraftCriteriaSet.Handle).Validates<DraftCriteriaSetRequest>().Needs(Permissions.CriteriaSetsWrite)
            .WithSummary("Drafts a client's own set, or another edition of it");
        sets.MapGet("{idOrCode}", GetCriteriaSet.Handle).Needs(Permissions.CriteriaSetsRead).WithSummary("Reads an edition by id, or the latest of a code");
        sets.MapPost("{id:guid}/propose", DecideCriteriaSet.Propose).Needs(Permissions.CriteriaSetsWrite).WithSummary("Asks the client to approve a draft");
        sets.MapPost("{id:guid}/approve", DecideCriteriaSet.Approve).Needs(Permissions.CriteriaSetsApprove).WithSummary("Approves a proposed set for the client");
    }
}
