using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Browser;

/// <summary>Every screen by axe, in the light and in the dark, and as narrow as a small phone.</summary>
public sealed class AccessibilityTests(StackInBrowser stack)
{
    private static readonly AxeRunOptions s_rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    [Theory(Explicit = true), InlineData(false), InlineData(true)]
    public async Task Axe_finds_nothing_on_any_screen_of_ours(bool dark) =>
        (await FaultsAsync(await stack.StaffAsync(dark ? Look.Night : Look.Desk), Screens.OfStaff, AxeAsync)).ShouldBeEmpty();

    [Theory(Explicit = true), InlineData(false), InlineData(true)]
    public async Task Axe_finds_nothing_on_any_screen_of_a_client(bool dark) =>
        (await FaultsAsync(await stack.ClientAsync(dark ? Look.Night : Look.Desk), Screens.OfClient, AxeAsync)).ShouldBeEmpty();

    [Fact(Explicit = true)]
    public async Task Axe_finds_nothing_on_the_page_for_prospects() =>
        (await FaultsAsync(await stack.AnybodyAsync(), Screens.OfAnybody, AxeAsync)).ShouldBeEmpty();

    [Fact(Explicit = true)]
    public async Task Axe_finds_nothing_on_a_phone()
    {
        (await FaultsAsync(await stack.StaffAsync(Look.Phone), ["/clients", "/clients/{client}", "/applications"], AxeAsync)).ShouldBeEmpty();
        (await FaultsAsync(await stack.ClientAsync(Look.Phone), ["/home"], AxeAsync)).ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task Axe_finds_nothing_in_dialogs()
    {
        var page = await stack.StaffAsync();
        await page.ShowAsync("/clients");
        await page.GetByRole(AriaRole.Button, new() { Name = "New client" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        (await AxeAsync(page)).ShouldBeEmpty();
        await page.ShowAsync(stack.Example.Of("/credential-files/{credential-files}"));
        await page.Locator("tbody button").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        (await AxeAsync(page)).ShouldBeEmpty();
    }

    [Fact(Explicit = true)]
    public async Task No_screen_is_wider_than_a_small_phone()
    {
        (await FaultsAsync(await stack.StaffAsync(Look.Phone), Screens.OfStaff, WiderAsync)).ShouldBeEmpty();
        (await FaultsAsync(await stack.ClientAsync(Look.Phone), Screens.OfClient, WiderAsync)).ShouldBeEmpty();
        (await FaultsAsync(await stack.AnybodyAsync(Look.Phone), Screens.OfAnybody, WiderAsync)).ShouldBeEmpty();
    }

    private async Task<List<string>> FaultsAsync(IPage page, IEnumerable<string> screens, Func<IPage, Task<IReadOnlyList<string>>> look)
    {
        var faults = new List<string>();
        foreach (var screen in screens)
        {
            await page.ShowAsync(stack.Example.Of(screen));
            faults.AddRange((await look(page)).Select(fault => $"{screen}: {fault}"));
        }

        await page.Context.CloseAsync();
        return faults;
    }

    private static async Task<IReadOnlyList<string>> AxeAsync(IPage page) =>
    [
        .. (await page.RunAxe(s_rules)).Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{violation.Id} ({violation.Help}): {node.Html}")),
    ];

    private static async Task<IReadOnlyList<string>> WiderAsync(IPage page)
    {
        var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        return wider > 0 ? [$"{wider} pixels wider than the window"] : [];
    }
}
