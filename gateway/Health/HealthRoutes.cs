using Credentialing.Gateway.Http;
using Credentialing.Gateway.Proxying;
using Credentialing.Gateway.Routing;

namespace Credentialing.Gateway.Health;

/// <summary>Whether the whole is ready, and which part is not.</summary>
/// <param name="Status"><c>ready</c> or <c>notReady</c>.</param>
/// <param name="Services">The same for each service by name.</param>
internal sealed record Readiness(string Status, IReadOnlyDictionary<string, string> Services)
{
    public const string Ready = "ready", NotReady = "notReady";
}

/// <summary><c>/health/live</c>: this process answers. <c>/health/ready</c>: every service behind it does.</summary>
internal static class HealthRoutes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapGatewayHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("""{"status":"live"}""", "application/json")).DisableRateLimiting();
        health.MapGet("/ready", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(ServiceAddresses services, ServiceClient client, CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(services.Names.Select(async name =>
        {
            using var answer = await client.GetAsync(name, "/health/ready", Patience, cancellationToken);
            return (name, status: answer is { IsSuccessStatusCode: true } ? Readiness.Ready : Readiness.NotReady);
        }));
        var byName = answers.ToDictionary(answer => answer.name, answer => answer.status, StringComparer.Ordinal);
        var ready = byName.Values.All(status => status == Readiness.Ready);
        return Results.Json(
            new Readiness(ready ? Readiness.Ready : Readiness.NotReady, byName),
            GatewayJson.Default.Readiness,
            statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
