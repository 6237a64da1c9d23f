using Credentialing.Identity.Contracts;
using Credentialing.Payors.Packets;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Payors.Applications;

/// <summary>The routes of applications, what each needs, and where it is done.</summary>
internal static class ApplicationRoutes
{
    public static void MapApplications(this IEndpointRouteBuilder routes)
    {
        var applications = routes.MapGroup("/v1/applications").WithTags("Applications");
        applications.MapGet("", ListApplications.Handle).Needs(Permissions.ApplicationsRead).WithSummary("Lists applications");
        applications.MapGet("{id:guid}", GetApplication.Handle).Needs(Permissions.ApplicationsRead).WithSummary("Reads an application");
        applications.MapGet("{id:guid}/packet", GetPacket.Handle).Needs(Permissions.ApplicationsRead).WithSummary("Downloads the newest packet, a ZIP");
        applications.MapPost("{id:guid}/submit", SubmitApplication.Handle).Needs(Permissions.ApplicationsSubmit).WithSummary("Submits a complete packet");
        applications.MapPost("{id:guid}/follow-ups", RecordFollowUp.Handle).Validates<FollowUpRequest>().Needs(Permissions.ApplicationsWrite).WithSummary("Records that the payor was asked");
        applications.MapPost("{id:guid}/payor-responses", RecordPayorResponse.Handle).Validates<PayorResponseRequest>().Needs(Permissions.ApplicationsWrite).WithSummary("Records what the payor said");
        applications.MapPost("{id:guid}/clarifications", ClarifyApplication.Handle).Validates<ClarificationRequest>().Needs(Permissions.ApplicationsWrite).WithSummary("Records what the payor was given");
        applications.MapPost("{id:guid}/resubmit", ResubmitApplication.Handle).Validates<ResubmitRequest>().Needs(Permissions.ApplicationsSubmit).WithSummary("Resubmits a denied application");
        applications.MapPost("{id:guid}/withdraw", WithdrawApplication.Handle).Validates<WithdrawRequest>().Needs(Permissions.ApplicationsWrite).WithSummary("Gives an application up");
    }
}
