using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Payors.Discovery;

/// <summary>The routes of discovery reports, what each needs, and where it is done.</summary>
internal static class DiscoveryRoutes
{
    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        var ofClient = routes.MapGroup("/v1/clients/{clientId:guid}/discovery-reports").WithTags("Discovery reports");
        ofClient.MapPost("", CompileReport.Handle).Needs(Permissions.DiscoveryReportsWrite).WithSummary("Compiles a discovery report");
        ofClient.MapGet("", ReadReports.OfClient).Needs(Permissions.DiscoveryReportsRead).WithSummary("Lists a client's discovery reports");

        var reports = routes.MapGroup("/v1/discovery-reports").WithTags("Discovery reports");
        reports.MapGet("", ReadReports.List).Needs(Permissions.DiscoveryReportsRead).WithSummary("Lists discovery reports");
        reports.MapGet("{id:guid}", ReadReports.One).Needs(Permissions.DiscoveryReportsRead).WithSummary("Reads a discovery report");
        reports.MapPost("{id:guid}/publish", PublishReport.Handle).Needs(Permissions.DiscoveryReportsWrite).WithSummary("Publishes a discovery report");
    }
}
