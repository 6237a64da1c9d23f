using Microsoft.Playwright;

namespace Credentialing.Tests.Browser;

/// <summary>Somebody at work: goes to pages, presses what is named, fills in what is labelled.</summary>
/// <param name="page">The browser's page.</param>
internal sealed class Desk(IPage page)
{
    public IPage Page => page;

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public Task GoAsync(string path) => page.ShowAsync(path);

    public Task PressAsync(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    public Task PressInDialogAsync(string name) => Dialog.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    public Task SeesAsync(string text) => Assertions.Expect(page.GetByRole(AriaRole.Main).GetByText(text, new() { Exact = true }).First).ToBeVisibleAsync();

    /// <summary>What another service has to hear of first.</summary>
    public async Task UntilSeesAsync(string text)
    {
        // The page looks again by itself, too; a fresh one is what people do, once there is one that they can see.
        var sought = page.GetByRole(AriaRole.Main).GetByText(text, new() { Exact = true }).First;
        for (var tries = 0; tries < 10; tries++)
        {
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
            try
            {
                await sought.WaitForAsync(new() { Timeout = 2000 });
                return;
            }
            catch (TimeoutException)
            {
                await page.ShowAsync(new Uri(page.Url).PathAndQuery);
            }
        }

        await SeesAsync(text);
    }

    public async Task FillAsync(params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            await Dialog.GetByLabel(label, new() { Exact = false }).Last.FillAsync(text);
        }
    }

    /// <summary>Arranges a meeting and records that it was held; the first conversation with the outcome to proceed.</summary>
    public async Task MeetAsync(Guid client, string kind)
    {
        await GoAsync($"/clients/{client}/meetings");
        await PressAsync("Arrange a meeting");
        await Dialog.GetByLabel("Meeting").SelectOptionAsync(new SelectOptionValue { Label = kind });
        await PressInDialogAsync("Arrange");
        await Assertions.Expect(Dialog).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link, new() { Name = kind, Exact = true }).ClickAsync();
        await PressAsync("Record that it was held");
        await PressInDialogAsync("Record");
        await SeesAsync("Held");
    }

    public async Task SignAsync()
    {
        await FillAsync(("Full name", "Ada Quinn"), ("Title", "Owner"));
        await Dialog.GetByRole(AriaRole.Checkbox).CheckAsync();
        await PressInDialogAsync("Sign");
        await Assertions.Expect(Dialog).ToBeHiddenAsync();
    }
}
