using Microsoft.Playwright;

namespace Credentialing.Tests.Browser;

/// <summary>Every screen, and whose it is. A new one is added here, and is then held to all that screens are held to.</summary>
internal static class Screens
{
    /// <summary>What everybody may see.</summary>
    public static IReadOnlyList<string> OfAnybody { get; } = ["/consultation"];

    /// <summary>What one of us sees.</summary>
    public static IReadOnlyList<string> OfStaff { get; } =
    [
        "/clients", "/clients?q=nobody", "/clients/{client}", "/clients/{client}/meetings", "/clients/{client}/plan", "/clients/{client}/agreements",
        "/clients/{client}/invoices", "/clients/{client}/practices", "/clients/{client}/discovery", "/clients/{client}/selection",
        "/clients/{client}/applications", "/clients/{client}/documents", "/meetings/{meetings}", "/launch-plans/{launch-plans}", "/agreements/{agreements}",
        "/invoices", "/invoices/{invoices}", "/providers/{providers}", "/rosters/{rosters}", "/credential-files", "/credential-files/{credential-files}",
        "/discovery-reports/{discovery-reports}", "/applications", "/applications?open={applications}", "/applications/{applications}", "/payors", "/requests",
        "/alerts", "/alerts?state=every", "/alerts/{alerts}", "/exclusion-lists", "/failed-messages",
    ];

    /// <summary>What somebody of the client sees.</summary>
    public static IReadOnlyList<string> OfClient { get; } =
    [
        "/home", "/clients/{client}/meetings", "/clients/{client}/plan", "/clients/{client}/agreements", "/clients/{client}/invoices",
        "/clients/{client}/practices", "/clients/{client}/discovery", "/clients/{client}/selection", "/clients/{client}/applications",
        "/clients/{client}/documents", "/agreements/{agreements}", "/invoices/{invoices}", "/rosters/{rosters}", "/applications/{applications}",
    ];

    /// <summary>A screen's path with the example's ids.</summary>
    public static string Of(this ExampleClient example, string screen) => example.Things.Aggregate(
        screen.Replace("{client}", example.Client.ToString(), StringComparison.Ordinal),
        (path, thing) => path.Replace($"{{{thing.Key}}}", thing.Value.ToString(), StringComparison.Ordinal));

    /// <summary>Looks at what is shown in another way.</summary>
    public static async Task LookAsync(this IPage page, Look look)
    {
        await page.SetViewportSizeAsync(look.Width, look.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light });
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-mantine-color-scheme", look.Dark ? "dark" : "light");
    }

    /// <summary>Goes to a screen and waits until it has all that it shows.</summary>
    public static async Task ShowAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".mantine-Skeleton-root")).ToHaveCountAsync(0);
    }
}
