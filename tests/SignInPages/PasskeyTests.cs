using System.Collections.Concurrent;
using Credentialing.Tests.Integration.Identity;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.SignInPages;

/// <summary>Passkeys in a real browser, with an authenticator of its own making.</summary>
[Collection(SharedIdentity.Name)]
public sealed class PasskeyTests(IdentityHost host, Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Somebody_adds_a_passkey_signs_in_with_it_alone_and_removes_it()
    {
        var page = await chromium.OpenAsync();
        var refused = new ConcurrentQueue<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                refused.Enqueue(message.Text);
            }
        };
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync(host.Issuer + "/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(People.Keyed.Email);
        await page.GetByLabel("Password").FillAsync(People.Keyed.Password);
        await page.PushAsync("Sign in");
        await page.ArriveAsync("Enter your code");
        using var codes = new Integration.Identity.Browser(host);
        await page.GetByLabel("Six-digit code").FillAsync(await codes.CodeNowAsync(People.Keyed));
        await page.PushAsync("Continue");
        await page.ArriveAsync("Your account");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add a passkey" }).ClickAsync();
        await page.ArriveAsync("Add a passkey");
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("What to call it").FillAsync("Test laptop");
        await page.PushAsync("Make the passkey");
        await page.ArriveAsync("Your account");
        (await page.GetByRole(AriaRole.Cell, new() { Name = "Test laptop", Exact = true }).CountAsync()).ShouldBe(1);
        await page.ShouldBeAccessibleAsync();

        await SignOutAsync(page);
        await page.GotoAsync(host.Issuer + "/account/sign-in");
        await page.ShouldBeAccessibleAsync();
        await page.PushAsync("Sign in with a passkey");
        await page.ArriveAsync("Your account");

        await page.PushAsync("Remove Test laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Test laptop" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await SignOutAsync(page);
        await page.GotoAsync(host.Issuer + "/account/sign-in");
        await page.PushAsync("Sign in with a passkey");
        (await page.Locator("#problem").InnerTextAsync()).ShouldContain("does not open anything here");
        refused.ShouldBeEmpty("nothing on these pages is refused by their policy");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.PushAsync("Sign out");
        await page.ArriveAsync("You are signed out");
    }
}
