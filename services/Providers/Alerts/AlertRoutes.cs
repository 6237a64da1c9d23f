using Credentialing.Identity.Contracts;
using Credentialing.ServiceDefaults.Http;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Providers.Alerts;

/// <summary>The routes of alerts, what each needs, and where it is done.</summary>
internal static class AlertRoutes
{
    public static void MapAlerts(this IEndpointRouteBuilder routes)
    {
        var alerts = routes.MapGroup("/v1/alerts").WithTags("Alerts");
        alerts.MapGet("", ReadAlerts.List).Needs(Permissions.AlertsRead).WithSummary("Lists alerts");
        alerts.MapGet("{id:guid}", ReadAlerts.Get).Needs(Permissions.AlertsRead).WithSummary("Reads an alert");
        alerts.MapPost("{id:guid}/disposition", DisposeAlert.Handle).Validates<DisposeAlertRequest>().Needs(Permissions.AlertsDispose).WithSummary("Decides an alert");
    }
}
