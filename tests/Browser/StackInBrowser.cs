using System.Text.Json;
using System.Text.RegularExpressions;
using Credentialing.Demo;
using Credentialing.Tests.EndToEnd;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Credentialing.Tests.Browser.StackInBrowser))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Credentialing.Tests.Browser;

/// <summary>
/// The whole system with a browser before it, an example client that has come far, and two people who have signed in: one
/// of us, and one of that client. Whoever opens a page starts from their session, so nobody signs in twice.
/// </summary>
public sealed partial class StackInBrowser() : WholeSystem(
    $"Parameters:administrator-password={Credentials.Password}", $"Parameters:administrator-totp={Credentials.Authenticator}"), IAsyncLifetime
{
    private const float Patience = 60_000;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _staff, _client;

    /// <summary>The example client.</summary>
    public ExampleClient Example { get; private set; } = null!;

    /// <summary>The gateway as the administrator's service account sees it.</summary>
    internal Gateway Us { get; private set; } = null!;

    /// <summary>Where the app is.</summary>
    public Uri Address { get; private set; } = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        using (var gateway = Gateway())
        {
            Address = gateway.BaseAddress!;
        }

        Us = await new Gateway(Gateway()).SignInAsync(Administrator.ClientId, Administrator.ClientSecret);
        Example = await ExampleClient.MakeAsync(() => new Gateway(Gateway()), Us);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
        });
        _staff = await SessionAsync(page => SignIn.AsStaffAsync(page));
        _client = await SessionAsync(page => SignIn.AsInvitedAsync(page, this, Example.Client, Credentials.Client));
    }

    /// <summary>A page of one of us, with every permission that an administrator has.</summary>
    internal Task<IPage> StaffAsync(Look? look = null) => OpenAsync(_staff, look ?? Look.Desk);

    /// <summary>A page of the example client's own administrator.</summary>
    internal Task<IPage> ClientAsync(Look? look = null) => OpenAsync(_client, look ?? Look.Desk);

    /// <summary>A page of nobody in particular.</summary>
    internal Task<IPage> AnybodyAsync(Look? look = null) => OpenAsync(null, look ?? Look.Desk);

    /// <summary>The link of the newest mail to somebody: for an invitation.</summary>
    internal async Task<Uri> MailedLinkAsync(string to)
    {
        using var sandbox = Sandbox();
        var mail = new Gateway(sandbox);
        var found = await Demo.Gateway.UntilAsync($"a mail comes to {to}", async () =>
        {
            var mails = (await mail.GetAsync($"/mail?to={Uri.EscapeDataString(to)}")).GetProperty("items").EnumerateArray();
            return mails.Where(one => Link().IsMatch(one.Text("text"))).Select(one => (JsonElement?)one).LastOrDefault();
        });
        return new Uri(Link().Match(found.Text("text")).Value);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        Us?.Dispose();
        await base.DisposeAsync();
    }

    private async Task<string> SessionAsync(Func<IPage, Task> signIn)
    {
        var page = await OpenAsync(null, Look.Desk);
        await signIn(page);
        var state = await page.Context.StorageStateAsync();
        await page.Context.CloseAsync();
        return state;
    }

    private async Task<IPage> OpenAsync(string? session, Look look)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = Address.AbsoluteUri,
            StorageState = session,
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
        });
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return await context.NewPageAsync();
    }

    [GeneratedRegex(@"https?://\S+/account/invitation\?code=[^\s""<>]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}

/// <summary>What the app is looked at with.</summary>
/// <param name="Width">Of the window.</param>
/// <param name="Height">Of the window.</param>
/// <param name="Dark">Whether the system prefers the dark.</param>
internal sealed record Look(int Width, int Height, bool Dark)
{
    public static readonly Look Desk = new(1360, 860, false), Night = new(1360, 860, true), Phone = new(360, 740, false);
}
