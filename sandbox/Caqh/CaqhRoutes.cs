using System.Net.Http.Headers;
using System.Text;
using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.Caqh;

internal static class CaqhRoutes
{
    public static void MapCaqh(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/caqh/RosterAPI/api/providerstatusbynpi", (HttpRequest request, CaqhRoster roster, PartSwitches switches, IConfiguration configuration) =>
        {
            if (!MayAsk(request, configuration))
            {
                request.HttpContext.Response.Headers.WWWAuthenticate = "Basic realm=\"ProView\"";
                return Results.Text("Unauthorized", statusCode: StatusCodes.Status401Unauthorized);
            }

            var (organization, npi) = (request.Query["Organization_Id"].ToString(), request.Query["NPI_Provider_Id"].ToString());
            return request.Query["Product"] != "PV" || organization.Length == 0 || npi.Length == 0
                ? Results.Text("Product, Organization_Id and NPI_Provider_Id are required.", statusCode: StatusCodes.Status400BadRequest)
                : Results.Json(roster.StatusOf(organization, npi, switches.IsWrong(Parts.Caqh)));
        }).BehavesAs(Parts.Caqh);
        routes.MapPut("/control/caqh/providers", (CaqhProvider[] providers, CaqhRoster roster) =>
        {
            roster.Load(providers);
            return Results.Ok(new { loaded = providers.Length });
        });
    }

    // Without credentials of its own in the settings, any will do.
    private static bool MayAsk(HttpRequest request, IConfiguration configuration)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header) || header.Scheme != "Basic" || header.Parameter is null)
        {
            return false;
        }

        var given = new byte[header.Parameter.Length];
        return Convert.TryFromBase64String(header.Parameter, given, out var length)
            && (configuration["Sandbox:Caqh:Username"] is not { Length: > 0 } user
                || Encoding.UTF8.GetString(given, 0, length) == $"{user}:{configuration["Sandbox:Caqh:Password"]}");
    }
}
