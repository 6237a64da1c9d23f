using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.Rosters;

/// <summary>The routes of rosters, what each needs, and where it is done.</summary>
internal static class RosterRoutes
{
    public static void MapRosters(this IEndpointRouteBuilder routes)
    {
        var largest = routes.ServiceProvider.GetRequiredService<RosterLimits>().MaxBytes;
        var rosters = routes.MapGroup("/v1/rosters").WithTags("Providers");
        rosters.MapPost("", UploadRoster.Handle).TakesForm<RosterForm>(largest).Needs(Permissions.ProvidersWrite).WithSummary("Imports a client's providers from a CSV file");
        rosters.MapGet("", ReadRosters.List).Needs(Permissions.ProvidersRead).WithSummary("Lists rosters");
        rosters.MapGet("{id:guid}", ReadRosters.Get).Needs(Permissions.ProvidersRead).WithSummary("Reads how far a roster is, and its first errors");
        rosters.MapGet("{id:guid}/errors", ReadRosters.Errors).Needs(Permissions.ProvidersRead).WithSummary("Lists all errors of a roster by row and field");
    }

    public static void AddRosters(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Rosters").Get<RosterLimits>() ?? new RosterLimits());
        builder.Services.AddScoped<ImportChunk>();
        builder.Services.AddHostedService<RosterWorker>();
    }
}
