using System.Net;
using System.Text.RegularExpressions;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>Passkeys and the attacks on them, each with the clause of WebAuthn level 3 that says how it ends.</summary>
[Collection(SharedIdentity.Name)]
public sealed partial class PasskeyTests(IdentityHost host)
{
    private const string New = "/account/passkeys/new", SignIn = "/account/sign-in/passkey";

    [Fact]
    public async Task Somebody_signs_in_with_a_passkey_alone_until_it_is_removed()
    {
        using var key = new SoftAuthenticator();
        using var browser = await AddedAsync(key, "Desk");
        using var account = await browser.GetAsync("/account");
        var html = await account.Content.ReadAsStringAsync();
        html.ShouldContain("Remove Desk");

        using var another = new Browser(host);
        var request = new AuthorizationRequest(host.Issuer);
        using var signedIn = await AnswerAsync(another, key, returnUrl: request.Path);
        signedIn.Headers.Location!.ToString().ShouldBe(request.Path, await signedIn.Content.ReadAsStringAsync());
        var tokens = await host.TokensAsync(request, another);
        new JsonWebToken(tokens.Text("id_token")).GetPayloadValue<string[]>("amr").ShouldBe(["pop", "user", "mfa"], "RFC 8176");

        using var removed = await browser.PostAsync("/account/passkeys/remove", [.. Browser.HiddenOf(html, "/account/passkeys/remove", "Remove Desk")]);
        removed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var late = new Browser(host);
        using var refused = await AnswerAsync(late, key);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var what in new[] { "passkeyAdded", "passkeyRemoved" })
        {
            (await host.MailsAsync("sign-in-changed", People.Keyed.Email)).ShouldContain(mail => mail.Text("what") == what);
            (await host.ReadAsync("SELECT after FROM audit_entries WHERE object_kind = 'login' AND after::text LIKE '%' || $1 || '%'", what)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task What_a_passkey_must_not_do_opens_nothing()
    {
        using var key = new SoftAuthenticator();
        using var owner = await AddedAsync(key, "Attacked");
        using var browser = new Browser(host);

        key.Origin = "https://evil.example";
        using (var phished = await AnswerAsync(browser, key))
        {
            phished.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "section 7.2 step 13: another origin");
        }

        (key.Origin, key.Verifies) = (null, false);
        using (var unlocked = await AnswerAsync(browser, key))
        {
            unlocked.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "section 7.2 step 17: nobody unlocked it, so it would be one proof");
        }

        key.Verifies = true;
        var (options, fields) = await OpenAsync(browser, "/account/sign-in", SignIn);
        (string, string)[] sent = [.. fields.Where(field => field.Item1 != "credential"), ("credential", key.Get(options, host.Issuer))];
        using var first = await browser.PostAsync(SignIn, sent);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect, await first.Content.ReadAsStringAsync());
        using var replayed = await browser.PostAsync(SignIn, sent);
        replayed.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "section 13.4.3: a challenge answers once");

        using var stranger = new SoftAuthenticator();
        var (asked, others) = await OpenAsync(browser, "/account/sign-in", SignIn);
        (string, string)[] foreign = [.. others.Where(field => field.Item1 != "credential"), ("credential", stranger.Get(asked, host.Issuer))];
        using var unknown = await browser.PostAsync(SignIn, foreign);
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "section 7.2 step 6: nobody's key");
        foreach (var nonsense in new[] { "", "{}", "[]", "not json", "null" })
        {
            using var wrong = await browser.PostAsync(SignIn, [.. others.Where(field => field.Item1 != "credential"), ("credential", nonsense)]);
            wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest, nonsense);
        }
    }

    [Fact]
    public async Task A_passkey_is_added_only_by_whoever_has_just_signed_in_and_on_our_own_page()
    {
        using var browser = new Browser(host);
        await browser.SignInAsync(People.Keyed);
        using var key = new SoftAuthenticator { Origin = "https://evil.example" };
        using var phished = await AddAsync(browser, key, "Evil");
        phished.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "section 7.1 step 9: another origin");

        var sid = (await host.ReadAsync("SELECT s.id::text FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = $1 ORDER BY s.started_at DESC LIMIT 1", People.Keyed.Email)).Single();
        await host.WriteAsync("UPDATE sessions SET started_at = now() - interval '11 minutes' WHERE id = $1::uuid", sid);
        using var late = await browser.GetAsync(New);
        late.Headers.Location!.ToString().ShouldStartWith("/account/sign-in");
    }

    [Fact]
    public async Task Whoever_is_shut_out_does_not_get_in_with_a_passkey_either()
    {
        using var key = new SoftAuthenticator();
        using var owner = await AddedAsync(key, "Gone");
        await host.WriteAsync("UPDATE users SET state = 'Disabled' WHERE email = $1", People.Keyed.Email);

        using var browser = new Browser(host);
        using var refused = await AnswerAsync(browser, key);

        await host.WriteAsync("UPDATE users SET state = 'Active' WHERE email = $1", People.Keyed.Email);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<Browser> AddedAsync(SoftAuthenticator key, string name)
    {
        var browser = new Browser(host);
        await browser.SignInAsync(People.Keyed);
        using var added = await AddAsync(browser, key, name);
        added.Headers.Location?.ToString().ShouldBe("/account", await added.Content.ReadAsStringAsync());
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect, await added.Content.ReadAsStringAsync());
        return browser;
    }

    private async Task<HttpResponseMessage> AddAsync(Browser browser, SoftAuthenticator key, string name)
    {
        var (options, fields) = await OpenAsync(browser, New, New);
        return await browser.PostAsync(New, [.. fields.Where(field => field.Item1 != "credential"), ("credential", key.Create(options, host.Issuer)), ("name", name)]);
    }

    private async Task<HttpResponseMessage> AnswerAsync(Browser browser, SoftAuthenticator key, string returnUrl = "/account")
    {
        var (options, fields) = await OpenAsync(browser, "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), SignIn);
        return await browser.PostAsync(SignIn, [.. fields.Where(field => field.Item1 != "credential"), ("credential", key.Get(options, host.Issuer))]);
    }

    private static async Task<(string Options, (string, string)[] Fields)> OpenAsync(Browser browser, string page, string action)
    {
        using var opened = await browser.GetAsync(page);
        var html = await opened.Content.ReadAsStringAsync();
        opened.StatusCode.ShouldBe(HttpStatusCode.OK, $"{page}: {opened.Headers.Location}");
        return (WebUtility.HtmlDecode(Options().Match(html).Groups[1].Value), [.. Browser.HiddenOf(html, action)]);
    }

    [GeneratedRegex("data-options=\"([^\"]*)\"")]
    private static partial Regex Options();
}
