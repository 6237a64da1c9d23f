using System.Globalization;
using Credentialing.Demo;
using Microsoft.Playwright;
using Xunit;

namespace Credentialing.Tests.Browser;

/// <summary>
/// The main job in the browser (J1 to J5): a prospect asks, we and the client's own person work through every step, each
/// on their own screens, until applications are with payors.
/// </summary>
public sealed class TogetherTests(StackInBrowser stack)
{
    private readonly string _name = $"Together {Guid.CreateVersion7():N}"[..22];

    [Fact]
    public async Task Staff_and_client_take_a_client_from_consultation_to_submitted_applications()
    {
        await AskAsync(await stack.AnybodyAsync());
        var staff = new Desk(await stack.StaffAsync());
        var client = await AcceptAsync(staff);
        await staff.MeetAsync(client, "Consultation");

        await staff.GoAsync($"/clients/{client}/plan");
        await staff.PressAsync("Draft a plan");
        await staff.PressAsync("Publish");
        await staff.SeesAsync("Published");
        await staff.MeetAsync(client, "Plan review");

        var page = await stack.AnybodyAsync();
        await SignIn.AsInvitedAsync(page, stack, client, $"{client:N}@together.example");
        var they = new Desk(page);
        foreach (var kind in (string[])["Services Agreement", "Statement of Work"])
        {
            await SignAsync(staff, they, client, kind);
        }

        await PayByCardAsync(they, "Onboarding");
        await SetUpAsync(they, client);
        await staff.MeetAsync(client, "Onboarding walkthrough");

        await staff.GoAsync($"/clients/{client}/discovery");
        await staff.PressAsync("Compile a report");
        await staff.PressAsync("Publish");
        await staff.SeesAsync("Published");
        await staff.MeetAsync(client, "Discovery review");

        await SelectAsync(they, client);
        await PayByCardAsync(they, "Payor applications");
        await staff.GoAsync($"/clients/{client}/applications");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Region, new() { Name = "Submitted" }).GetByRole(AriaRole.Link)).ToHaveCountAsync(1);
        await they.GoAsync("/home");
        await they.SeesAsync("Submitted");
    }

    private async Task AskAsync(IPage page)
    {
        await page.ShowAsync("/consultation");
        await page.GetByLabel("Organization").FillAsync(_name);
        await page.GetByLabel("Your name").FillAsync("Ada Quinn");
        await page.GetByLabel("E-mail").FillAsync("ada@together.example");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "States" }).FillAsync("CT");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "States" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask for a consultation" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Thank you.")).ToBeVisibleAsync();
    }

    private async Task<Guid> AcceptAsync(Desk staff)
    {
        await staff.GoAsync("/requests");
        await staff.PressAsync(_name);
        await staff.PressAsync("Accept");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = _name, Level = 1 })).ToBeVisibleAsync();
        return Guid.Parse(new Uri(staff.Page.Url).Segments[^1].TrimEnd('/'), CultureInfo.InvariantCulture);
    }

    private static async Task SignAsync(Desk staff, Desk they, Guid client, string kind)
    {
        await staff.GoAsync($"/clients/{client}/agreements");
        await staff.PressAsync("Draft an agreement");
        await staff.Dialog.GetByLabel("Agreement").SelectOptionAsync(new SelectOptionValue { Label = kind });
        await staff.PressInDialogAsync("Draft");
        await staff.PressAsync("Send for signature");
        await staff.PressAsync("Sign for us");
        await staff.SignAsync();
        await staff.SeesAsync("Signed by us");
        await they.GoAsync(new Uri(staff.Page.Url).AbsolutePath);
        await they.PressAsync("Sign");
        await they.SignAsync();
        await they.SeesAsync("Executed");
    }

    private static async Task PayByCardAsync(Desk they, string what)
    {
        await they.GoAsync("/home");
        await they.Page.GetByRole(AriaRole.Region, new() { Name = "To be paid" }).GetByRole(AriaRole.Link).Filter(new() { HasText = what }).ClickAsync();
        await they.PressAsync("Pay by card");
        await they.PressInDialogAsync("To the payment page");
        await they.PressAsync("Pay with the example card");
        await they.Page.WaitForURLAsync(url => url.Contains("/invoices/", StringComparison.Ordinal));
        await they.UntilSeesAsync("Paid");
    }

    private static async Task SetUpAsync(Desk they, Guid client)
    {
        await they.GoAsync($"/clients/{client}/practices");
        await they.PressAsync("Add a practice");
        await they.FillAsync(("Name", "Main Street"), ("NPI", Npi.Next()), ("Tax id", "123456789"), ("Street", "1 Main Street"), ("City", "Springfield"), ("State", "CT"), ("Postal code", "06001"));
        await they.PressInDialogAsync("Add");
        await Assertions.Expect(they.Dialog).ToBeHiddenAsync();

        await they.PressAsync("Add a provider");
        await they.FillAsync(("NPI", Npi.Next()));
        await they.PressInDialogAsync("Enter by hand");
        await they.FillAsync(("First name", "Ines"), ("Last name", "Marlow"), ("CAQH id", "12345678"));
        await they.PressInDialogAsync("Another licence");
        await they.FillAsync(("State", "CT"), ("Number", "MD-10001"), ("Expires", "2031-05-31"));
        await they.PressInDialogAsync("Add");
        await Assertions.Expect(they.Page.GetByRole(AriaRole.Heading, new() { Name = "Ines Marlow", Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>A payor that asks for nothing beyond the profile and takes applications by itself.</summary>
    private async Task SelectAsync(Desk they, Guid client)
    {
        var payors = await stack.Us.ListAsync("/v1/payors?state=CT");
        var easy = payors.First(payor => payor.Text("panel") == "open" && payor.GetProperty("requirements").GetArrayLength() == 0 && payor.Text("method") is "caqh" or "portal").Text("name");
        await they.GoAsync($"/clients/{client}/selection");
        await they.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"{easy} for Ines Marlow" }).CheckAsync();
        await they.PressAsync("Select");
        await they.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Select for") }).ClickAsync();
        await they.UntilSeesAsync("Open the invoice");
    }
}
