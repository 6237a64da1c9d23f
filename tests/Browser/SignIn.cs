using Microsoft.Playwright;

namespace Credentialing.Tests.Browser;

/// <summary>How people get in.</summary>
internal static class SignIn
{
    /// <summary>With password and authenticator, as all of us do.</summary>
    public static async Task AsStaffAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByLabel("E-mail address").FillAsync(Credentials.Administrator);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Credentials.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.GetByLabel("Six-digit code").FillAsync(Credentials.Code());
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Clients", Level = 1 })).ToBeVisibleAsync();
    }

    /// <summary>A client's own person is invited by mail, and chooses a password.</summary>
    public static async Task AsInvitedAsync(IPage page, StackInBrowser stack, Guid client, string email)
    {
        await stack.Us.PostAsync("/v1/users", new { email, name = "Ada Quinn", roles = new[] { "clientAdmin" }, clientId = client });
        await page.GotoAsync((await stack.MailedLinkAsync(email)).AbsoluteUri);
        await page.GetByLabel("New password").FillAsync(Credentials.Password);
        await page.GetByLabel("The same again").FillAsync(Credentials.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the password" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("New password")).ToBeHiddenAsync();
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Waiting for you" })).ToBeVisibleAsync();
    }
}
