using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.Nppes;

internal static class NppesRoutes
{
    public static void MapNppes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/nppes/api", (HttpRequest request, NppesRegistry registry, PartSwitches switches) =>
            Results.Json(NppesSearch.Answer(request.Query, registry, switches.IsWrong(Parts.Nppes)))).BehavesAs(Parts.Nppes);
        routes.MapPut("/control/nppes/rows", async (HttpRequest request, NppesRegistry registry) =>
        {
            using var reader = new StreamReader(request.Body);
            using var text = new StringReader(await reader.ReadToEndAsync());
            var (loaded, refused) = registry.Load(text);
            return Results.Ok(new { loaded, refused });
        });
    }
}
