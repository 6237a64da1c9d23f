using System.Text;
using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.ExclusionLists;

internal static class ExclusionListRoutes
{
    private const string Csv = "text/csv";

    public static void MapExclusionLists(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/leie", (ExclusionListFiles files) => new { files = files.MonthlyNames() });
        routes.MapGet("/leie/UPDATED.csv", (ExclusionListFiles files, PartSwitches switches) => Answer(switches, Parts.Leie, () => Text(files.Updated()))).BehavesAs(Parts.Leie);
        routes.MapGet("/leie/supplement/{name}", Monthly).BehavesAs(Parts.Leie);
        routes.MapGet("/leie/reinstatement/{name}", Monthly).BehavesAs(Parts.Leie);
        routes.MapGet("/sam/extract.csv", (ExclusionListFiles files, PartSwitches switches) => Answer(switches, Parts.Sam, () => Text(files.Sam()))).BehavesAs(Parts.Sam);
    }

    private static IResult Monthly(string name, ExclusionListFiles files, PartSwitches switches) =>
        Answer(switches, Parts.Leie, () => files.Monthly(name) is { } file ? Results.File(file, Csv) : Results.NotFound());

    private static IResult Text(string csv) => Results.Bytes(Encoding.Latin1.GetBytes(csv), Csv);

    // The commonest way for a download to be wrong: a page that says sorry, with status 200.
    private static IResult Answer(PartSwitches switches, string part, Func<IResult> right) => switches.IsWrong(part)
        ? Results.Text("<!doctype html><title>Maintenance</title><p>This file will be back soon.", "text/html")
        : right();
}
