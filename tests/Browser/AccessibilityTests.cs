using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Browser;

/// <summary>Every screen by axe, in the light, in the dark, and as narrow as a small phone.</summary>
public sealed class AccessibilityTests(StackInBrowser stack)
{
    private const int AtOnce = 3;

    private static readonly Look[] s_looks = [Look.Desk, Look.Night, Look.Phone];

    private static readonly AxeRunOptions s_rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    // In the dark a page differs in its colours alone.
    private static readonly AxeRunOptions s_colours = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
        ResultTypes = [ResultType.Violations],
    };

    [Fact]
    public async Task Axe_finds_nothing_on_any_screen_of_ours() => (await FaultsAsync(await stack.StaffAsync(), Screens.OfStaff)).ShouldBeEmpty();

    [Fact]
    public async Task Axe_finds_nothing_on_any_screen_of_a_client() => (await FaultsAsync(await stack.ClientAsync(), Screens.OfClient)).ShouldBeEmpty();

    [Fact]
    public async Task Axe_finds_nothing_on_the_page_for_prospects() => (await FaultsAsync(await stack.AnybodyAsync(), Screens.OfAnybody)).ShouldBeEmpty();

    [Fact]
    public async Task Axe_finds_nothing_in_dialogs()
    {
        var page = await stack.StaffAsync();
        await page.ShowAsync("/clients");
        await page.GetByRole(AriaRole.Button, new() { Name = "New client" }).ClickAsync();
        var faults = await InDialogAsync(page);
        await page.ShowAsync(stack.Example.Of("/credential-files/{credential-files}"));
        await page.Locator("tbody button").First.ClickAsync();
        faults.AddRange(await InDialogAsync(page));
        await page.ShowAsync(stack.Example.Of("/alerts/{alerts}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm the exclusion" }).ClickAsync();
        faults.AddRange(await InDialogAsync(page));
        await page.ShowAsync("/exclusion-lists");
        await page.GetByRole(AriaRole.Table, new() { Name = "Files of exclusion lists" }).GetByRole(AriaRole.Button).First.ClickAsync();
        faults.AddRange(await InDialogAsync(page));
        faults.ShouldBeEmpty();
    }

    private static async Task<List<string>> InDialogAsync(IPage page)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".mantine-Skeleton-root")).ToHaveCountAsync(0);
        return await LookAsync(page, "A dialog");
    }

    // A page waits for its answers most of the time: while it does, another one of the same browser is looked at.
    private async Task<List<string>> FaultsAsync(IPage page, IReadOnlyList<string> screens)
    {
        var waiting = new ConcurrentQueue<string>(screens);
        var beside = await Task.WhenAll(Enumerable.Range(1, Math.Min(AtOnce, screens.Count) - 1).Select(_ => page.Context.NewPageAsync()));
        var faults = await Task.WhenAll([FaultsAsync(page, waiting), .. beside.Select(other => FaultsAsync(other, waiting))]);
        await page.Context.CloseAsync();
        return [.. faults.SelectMany(found => found)];
    }

    private async Task<List<string>> FaultsAsync(IPage page, ConcurrentQueue<string> waiting)
    {
        var faults = new List<string>();
        while (waiting.TryDequeue(out var screen))
        {
            await page.ShowAsync(stack.Example.Of(screen));
            faults.AddRange(await LookAsync(page, screen));
        }

        return faults;
    }

    // A page is fetched once, and looked at in each way: fetching is what takes time.
    private static async Task<List<string>> LookAsync(IPage page, string screen)
    {
        var faults = new List<string>();
        foreach (var look in s_looks)
        {
            await page.LookAsync(look);
            faults.AddRange((await page.RunAxe(look == Look.Night ? s_colours : s_rules)).Violations.SelectMany(violation => violation.Nodes.Take(3).Select(node => $"{screen} {look}: {violation.Id} ({violation.Help}): {node.Html}")));
            var wider = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (wider > 0)
            {
                faults.Add($"{screen} {look}: {wider} pixels wider than the window");
            }
        }

        await page.LookAsync(s_looks[0]);
        return faults;
    }
}
