using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Browser;

/// <summary>One whole walk without a mouse: a client is taken on, its consultation is arranged and held.</summary>
public sealed class KeyboardTests(StackInBrowser stack)
{
    private const int MostTabs = 60;

    [Fact]
    public async Task A_client_is_taken_on_and_consulted_by_keyboard_alone()
    {
        var page = await stack.StaffAsync();
        var name = $"Keyboard {Guid.CreateVersion7():N}";
        await page.ShowAsync("/clients");

        // The first stop leads past the navigation.
        await page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).ShouldBe("Skip to the page");
        await page.Keyboard.PressAsync("Enter");

        await GoAsync(page, "New client");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("Name", new() { Exact = false }).First).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(name);
        await GoAsync(page, "Contact");
        await page.Keyboard.TypeAsync("Ada Quinn");
        await GoAsync(page, "E-mail");
        await page.Keyboard.TypeAsync("ada@keyboard.example");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 })).ToBeVisibleAsync();

        // After a change of page the keyboard is at the page.
        await GoAsync(page, "Meetings");
        await page.Keyboard.PressAsync("Enter");
        await GoAsync(page, "Arrange a meeting");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await GoAsync(page, "Arrange");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();

        await GoAsync(page, "Consultation");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Consultation", Level = 1 })).ToBeVisibleAsync();
        await GoAsync(page, "Record that it was held");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await GoAsync(page, "Record");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Held", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dialog_keeps_the_keyboard_and_gives_it_back()
    {
        var page = await stack.StaffAsync();
        await page.ShowAsync("/clients");
        await GoAsync(page, "New client");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "New client" })).ToBeFocusedAsync();
    }

    /// <summary>Tabs until something of this name has the focus.</summary>
    private static async Task GoAsync(IPage page, string name)
    {
        var passed = new List<string>();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await FocusedAsync(page);
            if (string.Equals(focused, name, StringComparison.Ordinal))
            {
                return;
            }

            passed.Add(focused);
        }

        throw new InvalidOperationException($"{name} is not reached by keyboard. On the way: {string.Join(" | ", passed)}");
    }

    /// <summary>What the focus is on, as it is announced: its label or its text.</summary>
    private static async Task<string> FocusedAsync(IPage page) => await page.EvaluateAsync<string>(
        """
        () => {
          const at = document.activeElement;
          const label = at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "";
          return label.replace(/\s*\*\s*$/, "").trim();
        }
        """);
}
