namespace Credentialing.Sandbox.Switches;

internal sealed record SetPart(PartMode Mode, int? DelayMs = null);

internal static class SwitchRoutes
{
    public static void MapSwitches(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/control");
        control.MapGet("", (PartSwitches switches) => new { parts = switches.All });
        control.MapPut("{part}", (string part, SetPart body, PartSwitches switches) =>
            Parts.All.Contains(part) ? Results.Ok(switches.Set(part, body.Mode, body.DelayMs)) : Results.NotFound());
        control.MapDelete("", (PartSwitches switches) =>
        {
            switches.Reset();
            return Results.NoContent();
        });
    }

    /// <summary>Makes an endpoint behave as its part is set: what it does is done before a late answer, and not at all when it is down.</summary>
    public static TBuilder BehavesAs<TBuilder>(this TBuilder endpoint, string part)
        where TBuilder : IEndpointConventionBuilder => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var switches = context.HttpContext.RequestServices.GetRequiredService<PartSwitches>();
        if (switches[part].Mode == PartMode.Down)
        {
            return Results.Text("Service Unavailable", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var answer = await next(context);
        if (switches[part].DelayMs is > 0 and var delay)
        {
            await Task.Delay(delay, context.HttpContext.RequestAborted);
        }

        return answer;
    });
}
