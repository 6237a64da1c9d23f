using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Credentialing.Identity.Credentials;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Identity;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.SignInPages;

/// <summary>The sign-in pages in a real browser: everything by what is on the page, every page held to accessibility, and nothing refused by its policy.</summary>
[Collection(SharedIdentity.Name)]
public sealed partial class SignInTests(IdentityHost host, Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly ConcurrentQueue<string> _refused = new();

    public void Dispose() => _refused.ShouldBeEmpty();

    [Fact]
    public async Task Somebody_signs_in_with_password_and_authenticator_and_sees_where()
    {
        var page = await OpenAsync();
        await SignInAsync(page, People.Manager);

        await page.ArriveAsync("Your account");
        (await page.GetByText("(this one)").CountAsync()).ShouldBe(1);
        await page.ShouldBeAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.ShouldBeAccessibleAsync();
        await page.PushAsync("Sign out");
        await page.ArriveAsync("You are signed out");
        await page.GotoAsync(host.Issuer + "/account");
        await page.ArriveAsync("Sign in");
    }

    [Fact]
    public async Task The_keyboard_is_enough_and_errors_are_announced()
    {
        var page = await OpenAsync();
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("Skip to the content");
        await page.GetByLabel("E-mail address").FocusAsync();
        await page.Keyboard.TypeAsync("nobody@people.example");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("a wrong password");
        await page.Keyboard.PressAsync("Enter");

        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldStartWith("The e-mail address or the password is not right.");
        (await page.TitleAsync()).ShouldStartWith("Error: ");
        await page.ShouldBeAccessibleAsync();
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_even_the_right_one_out()
    {
        var page = await OpenAsync();
        for (var guess = 0; guess < 5; guess++)
        {
            await PasswordAsync(page, People.Locked.Email, $"wrong {guess}");
            await page.GetByRole(AriaRole.Alert).WaitForAsync();
        }

        await PasswordAsync(page, People.Locked.Email, People.Locked.Password);

        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("locked for a quarter of an hour");
        (await page.HeadingAsync()).ShouldBe("Sign in");
    }

    [Fact]
    public async Task Somebody_new_sets_up_an_authenticator_and_gets_in_with_a_recovery_code_later()
    {
        using var administrator = await host.AsAdministratorAsync();
        using var invited = await administrator.SendAsync("POST", "/v1/users", """{"email":"fresh@people.example","name":"Fred Fresh","roles":["specialist"]}""");
        var page = await OpenAsync();
        await page.GotoAsync(host.Issuer + host.LinkIn(await host.MailAsync("user-invited", "fresh@people.example")));
        await page.ArriveAsync("Welcome: choose a password");
        await page.ShouldBeAccessibleAsync();
        const string password = "some words nobody knows";
        await page.GetByLabel("New password").FillAsync(password);
        await page.GetByLabel("The same again").FillAsync(password);
        await page.PushAsync("Save the password");

        await page.ArriveAsync("Set up your authenticator");
        await page.ShouldBeAccessibleAsync();
        (await page.GetByRole(AriaRole.Img, new() { Name = "QR code of the key below" }).BoundingBoxAsync())!.Width.ShouldBeGreaterThan(100);
        var key = (await page.Locator("#key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Six-digit code").FillAsync(Totp.CodeOf(key, Totp.StepOf(TimeProvider.System.GetUtcNow())));
        await page.PushAsync("Continue");
        await page.ArriveAsync("Keep your recovery codes");
        await page.ShouldBeAccessibleAsync();
        var codes = await page.Locator("#recovery-codes li").AllInnerTextsAsync();
        codes.Count.ShouldBe(10);
        await page.GetByRole(AriaRole.Link, new() { Name = "I have kept them: continue" }).ClickAsync();
        await page.ArriveAsync("Your account");

        var later = await OpenAsync();
        await PasswordAsync(later, "fresh@people.example", password);
        await later.GetByRole(AriaRole.Link, new() { NameRegex = RecoveryLink() }).ClickAsync();
        await later.ShouldBeAccessibleAsync();
        await later.GetByLabel("Recovery code").FillAsync(codes[3]);
        await later.PushAsync("Continue");
        await later.ArriveAsync("Your account");
        (await later.GetByText("You have 9 recovery codes left").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_mail()
    {
        var page = await OpenAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "I have forgotten my password" }).ClickAsync();
        await page.ShouldBeAccessibleAsync();
        await page.GetByLabel("E-mail address").FillAsync(People.Forgetful.Email);
        await page.PushAsync("Send the mail");
        await page.ArriveAsync("Look into your mail");
        var link = host.LinkIn(await host.MailAsync("password-reset-requested", People.Forgetful.Email));

        await page.GotoAsync(host.Issuer + link);
        await page.GetByLabel("New password").FillAsync("short");
        await page.GetByLabel("The same again").FillAsync("short");
        await page.PushAsync("Save the password");
        await page.GetByRole(AriaRole.Alert).WaitForAsync();
        await page.ShouldBeAccessibleAsync();
        const string password = "other words that nobody knows";
        await page.GetByLabel("New password").FillAsync(password);
        await page.GetByLabel("The same again").FillAsync(password);
        await page.PushAsync("Save the password");
        await page.ArriveAsync("Your password is changed");
        await page.GotoAsync(host.Issuer + link);
        await page.ArriveAsync("This link does not work");
        await page.ShouldBeAccessibleAsync();

        await page.GotoAsync(host.Issuer + "/account/sign-in");
        await SignInAsync(page, People.Forgetful with { Password = password });
        await page.ArriveAsync("Your account");
    }

    // With what the pages' own policy refuses written down.
    private async Task<IPage> OpenAsync()
    {
        var page = await chromium.OpenAsync();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _refused.Enqueue(message.Text);
            }
        };
        await page.GotoAsync(host.Issuer + "/account/sign-in");
        return page;
    }

    private static async Task PasswordAsync(IPage page, string email, string password)
    {
        await page.GotoAsync(new Uri(new Uri(page.Url), "/account/sign-in").AbsoluteUri);
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.PushAsync("Sign in");
    }

    private async Task SignInAsync(IPage page, Person person)
    {
        await page.ShouldBeAccessibleAsync();
        await PasswordAsync(page, person.Email, person.Password);
        await page.ArriveAsync("Enter your code");
        await page.ShouldBeAccessibleAsync();
        using var codes = new Integration.Identity.Browser(host);
        await page.GetByLabel("Six-digit code").FillAsync(await codes.CodeNowAsync(person));
        await page.PushAsync("Continue");
    }

    [GeneratedRegex("use a recovery code")]
    private static partial Regex RecoveryLink();
}
