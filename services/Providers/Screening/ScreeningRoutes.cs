using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.Screening;

/// <summary>The routes of screening, what each needs, and where it is done.</summary>
internal static class ScreeningRoutes
{
    public static void MapScreening(this IEndpointRouteBuilder routes)
    {
        var screenings = routes.MapGroup("/v1/screenings").WithTags("Screening");
        screenings.MapPost("", ScreenSubjects.One).Validates<ScreeningRequest>().Needs(Permissions.ScreeningsRun)
            .WithSummary("Screens a person or an organization against the exclusion lists");
        screenings.MapPost("batch", ScreenSubjects.Batch).Validates<ScreeningBatchRequest>().Needs(Permissions.ScreeningsRun)
            .WithSummary("Screens up to 1,000 people or organizations");

        var runs = routes.MapGroup("/v1/screening-runs").WithTags("Screening");
        runs.MapGet("", StartRun.List).Needs(Permissions.ScreeningsRun).WithSummary("Lists screening runs");
        runs.MapPost("", StartRun.Handle).Validates<StartRunRequest>().Needs(Permissions.ScreeningsRun).WithSummary("Screens every provider of a client, or of all");
        runs.MapGet("{id:guid}", StartRun.Get).Needs(Permissions.ScreeningsRun).WithSummary("Reads the progress of a screening run");
    }
}
