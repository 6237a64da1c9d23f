using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.Board;

internal static class BoardRoutes
{
    public static void MapBoard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/board/{state}/licenses/{number}", (string state, string number, BoardLicenses licenses, PartSwitches switches) =>
            licenses.Find(state, number, switches.IsWrong(Parts.Board)) is { } answer ? Results.Json(answer) : Results.NotFound()).BehavesAs(Parts.Board);
        routes.MapPut("/control/board/licenses", (BoardAnswer[] answers, BoardLicenses licenses) =>
        {
            if (answers.Any(answer => string.IsNullOrEmpty(answer.State)))
            {
                return Results.BadRequest();
            }

            licenses.Load(answers);
            return Results.Ok(new { loaded = answers.Length });
        });
    }
}
