using Credentialing.Demo;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Browser;

/// <summary>What people see when it does not go as planned: no rows, errors, no connection, somebody else's change.</summary>
public sealed class StatesTests(StackInBrowser stack)
{
    [Fact]
    public async Task A_search_that_finds_nothing_says_so_and_offers_a_way_back()
    {
        var page = await stack.StaffAsync();
        await page.ShowAsync("/clients?q=nobody-of-this-name");
        await Assertions.Expect(page.GetByText("No client matches")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear the filters" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Harbor Example Practice" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_problem_is_shown_with_its_code_and_trace_id()
    {
        var page = await stack.StaffAsync();
        await page.GotoAsync($"/clients/{Guid.CreateVersion7()}");
        var alert = page.GetByRole(AriaRole.Alert);
        await Assertions.Expect(alert).ToContainTextAsync("not-found");
        (await alert.InnerTextAsync()).ShouldMatch("trace [0-9a-f]{32}");
    }

    [Fact]
    public async Task Without_a_connection_what_was_typed_stays_and_is_sent_once_when_it_is_back()
    {
        var page = await stack.StaffAsync();
        var name = $"Offline {Guid.CreateVersion7():N}";
        await page.ShowAsync("/clients");
        await page.GetByRole(AriaRole.Button, new() { Name = "New client" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = false }).First.FillAsync(name);
        await dialog.GetByLabel("Contact").FillAsync("Ada Quinn");
        await dialog.GetByLabel("E-mail").FillAsync("ada@offline.example");
        await page.Context.SetOfflineAsync(true);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create client" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("offline");
        await Assertions.Expect(page.GetByText("You are offline.")).ToBeVisibleAsync();
        (await dialog.GetByLabel("Name", new() { Exact = false }).First.InputValueAsync()).ShouldBe(name);
        await page.Context.SetOfflineAsync(false);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Create client" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();
        (await stack.Us.ListAsync($"/v1/clients?q={Uri.EscapeDataString(name)}")).Count.ShouldBe(1);
    }

    [Theory, InlineData("Save mine over it", "Mine"), InlineData("Take theirs", "Theirs")]
    public async Task When_somebody_else_saved_first_both_are_shown_and_nothing_typed_is_lost(string choice, string kept)
    {
        var suffix = Guid.CreateVersion7().ToString("N");
        var client = await stack.Us.PostAsync("/v1/clients", new { name = $"Before {suffix}", kind = "practice", contact = new { name = "Ada Quinn", email = "ada@conflict.example" } });
        var (first, second) = (await stack.StaffAsync(), await stack.StaffAsync());
        await OpenEditAsync(first, client.Id(), $"Mine {suffix}");
        await OpenEditAsync(second, client.Id(), $"Theirs {suffix}");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(second.GetByRole(AriaRole.Heading, new() { Name = $"Theirs {suffix}", Level = 1 })).ToBeVisibleAsync();

        await first.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        var conflict = first.GetByRole(AriaRole.Alert);
        await Assertions.Expect(conflict).ToContainTextAsync($"Theirs {suffix}");
        await Assertions.Expect(conflict).ToContainTextAsync($"Mine {suffix}");
        await first.GetByRole(AriaRole.Button, new() { Name = choice }).ClickAsync();
        if (choice == "Take theirs")
        {
            await Assertions.Expect(first.GetByRole(AriaRole.Dialog).GetByLabel("Name", new() { Exact = false }).First).ToHaveValueAsync($"Theirs {suffix}");
            await first.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        }

        await Assertions.Expect(first.GetByRole(AriaRole.Heading, new() { Name = $"{kept} {suffix}", Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task OpenEditAsync(IPage page, Guid client, string name)
    {
        await page.ShowAsync($"/clients/{client}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name", new() { Exact = false }).First.FillAsync(name);
    }
}
