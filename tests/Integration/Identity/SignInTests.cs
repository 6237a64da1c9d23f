using System.Net;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>The sign-in pages, as a browser without script sees them.</summary>
[Collection(SharedIdentity.Name)]
public sealed class SignInTests(IdentityHost host)
{
    [Fact]
    public async Task What_is_wrong_is_never_said()
    {
        using var browser = new Browser(host);
        var answers = new List<string>();
        foreach (var (email, password) in new[]
        {
            (People.Manager.Email, "a wrong password"), ("nobody@people.example", "a wrong password"), ("not an address", ""), (People.Locked.Email, ""),
        })
        {
            using var answer = await browser.PasswordAsync(email, password);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            answers.Add(WithoutForm(await answer.Content.ReadAsStringAsync()));
        }

        answers.Distinct().Count().ShouldBe(1, "whether there is such an account is nobody's business");
        answers[0].ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task No_takes_as_long_with_an_account_as_without()
    {
        using var browser = new Browser(host);
        async Task<double> TimeAsync(string email)
        {
            using var page = await browser.GetAsync("/account/sign-in");
            var hidden = Browser.HiddenOf(await page.Content.ReadAsStringAsync(), "/account/sign-in").ToArray();
            var start = TimeProvider.System.GetTimestamp();
            using var answer = await browser.PostAsync("/account/sign-in", [.. hidden, ("email", email), ("password", "a wrong password")]);
            return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        }

        (await TimeAsync(People.Guessed.Email)).ShouldBeGreaterThanOrEqualTo(590);
        (await TimeAsync("nobody@people.example")).ShouldBeGreaterThanOrEqualTo(590);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_and_still_say_nothing()
    {
        using var browser = new Browser(host);
        string last = "";
        for (var guess = 0; guess < 5; guess++)
        {
            using var answer = await browser.PasswordAsync(People.Locked.Email, $"wrong {guess}");
            last = WithoutForm(await answer.Content.ReadAsStringAsync());
        }

        using var right = await browser.PasswordAsync(People.Locked.Email, People.Locked.Password);

        right.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WithoutForm(await right.Content.ReadAsStringAsync()).ShouldBe(last, "a guesser must not learn that this one was right");
        await host.WriteAsync("UPDATE logins SET lockout_end = now() WHERE normalized_user_name = $1", People.Locked.Email.ToUpperInvariant());
        await browser.SignInAsync(People.Locked);
    }

    [Fact]
    public async Task Guesses_that_come_all_at_once_are_counted_one_by_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async guess =>
        {
            using var browser = new Browser(host);
            using var answer = await browser.PasswordAsync(People.Guessed.Email, $"wrong {guess}");
        }));

        var locked = await host.ReadAsync("SELECT lockout_end > now() FROM logins WHERE normalized_user_name = $1", People.Guessed.Email.ToUpperInvariant());
        locked.Single().ShouldBe("True");
    }

    [Fact]
    public async Task A_password_alone_opens_nothing_to_our_own_people()
    {
        using var browser = new Browser(host);
        using var first = await browser.PasswordAsync(People.Representative.Email, People.Representative.Password);
        first.Headers.Location!.ToString().ShouldStartWith("/account/sign-in/code");

        (await browser.AuthorizeAsync(new AuthorizationRequest(host.Issuer))).AbsolutePath.ShouldBe("/account/sign-in");
        using var account = await browser.GetAsync("/account");
        account.Headers.Location!.ToString().ShouldStartWith("/account/sign-in");
        using var another = await browser.GetAsync("/account/authenticator");
        another.Headers.Location!.ToString().ShouldStartWith("/account/sign-in", Case.Sensitive, "or a stolen password would set up an authenticator of its own");
    }

    [Fact]
    public async Task A_code_of_the_authenticator_works_once()
    {
        using var browser = new Browser(host);
        var code = await browser.CodeNowAsync(People.Traveller);
        using var first = await EnterAsync(browser, code);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect, await first.Content.ReadAsStringAsync());

        using var second = new Browser(host);
        using var again = await EnterAsync(second, code);

        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "RFC 6238 section 5.2");

        static async Task<HttpResponseMessage> EnterAsync(Browser browser, string code)
        {
            using var password = await browser.PasswordAsync(People.Traveller.Email, People.Traveller.Password);
            return await browser.SubmitAsync(password.Headers.Location!.ToString(), "/account/sign-in/code", ("code", code));
        }
    }

    [Fact]
    public async Task A_form_of_somebody_elses_page_does_nothing()
    {
        using var browser = new Browser(host);
        using var forged = await browser.PostAsync("/account/sign-in", ("email", People.Manager.Email), ("password", People.Manager.Password));
        forged.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "RFC 9700 section 4.7.1: CSRF, signing in included");

        using var victim = new Browser(host);
        await victim.SignInAsync(People.Manager);
        using var signedOut = await victim.PostAsync("/account/sign-out-everywhere");
        signedOut.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var account = await victim.GetAsync("/account");
        account.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/connect/authorize?\r\nLocation: https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/v1/me")]
    public async Task Nobody_is_sent_anywhere_but_here_after_signing_in(string returnUrl)
    {
        using var browser = new Browser(host);
        (await browser.SignInAsync(People.Manager, returnUrl)).ShouldBe("/account", "RFC 9700 section 4.11: no open redirector");
    }

    [Fact]
    public async Task Pages_load_nothing_from_elsewhere_run_nothing_but_passkeys_and_are_never_kept()
    {
        using var browser = new Browser(host);
        foreach (var path in new[] { "/account/sign-in", "/account/forgot", "/account/invitation?code=x", "/account/signed-out" })
        {
            using var page = await browser.GetAsync(path);
            var html = await page.Content.ReadAsStringAsync();
            var policy = page.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'none'");
            policy.ShouldNotContain("unsafe");
            policy.ShouldContain("frame-ancestors 'none'");
            System.Text.RegularExpressions.Regex.Matches(html, "<script[^>]*>").Select(match => match.Value)
                .ShouldBe(path == "/account/sign-in" ? ["<script src=\"/account/passkeys.js\" defer>"] : [], "one file of ours, where passkeys are asked for");
            policy.Contains("script-src", StringComparison.Ordinal).ShouldBe(path == "/account/sign-in");
            policy.Replace($"script-src {host.Issuer}/account/passkeys.js", "", StringComparison.Ordinal).ShouldNotContain("script-src");
            html.ShouldNotContain("style=\"");
            page.Headers.CacheControl!.NoStore.ShouldBeTrue();
            page.Headers.GetValues("Referrer-Policy").Single().ShouldBe("no-referrer", "a link's secret must not travel on");
        }
    }

    [Fact]
    public async Task What_is_typed_never_becomes_markup()
    {
        using var browser = new Browser(host);
        using var page = await browser.GetAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString("/connect/authorize?x=\"><b>"));
        (await page.Content.ReadAsStringAsync()).ShouldContain("&quot;&gt;&lt;b&gt;");
    }

    [Fact]
    public async Task Signing_out_elsewhere_ends_that_session_and_no_other()
    {
        using var here = new Browser(host);
        using var there = new Browser(host);
        await here.SignInAsync(People.Biller);
        var tokens = await host.TokensAsync(People.Biller, there);
        var sid = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(tokens.Text("access_token")).GetPayloadValue<string>("sid");

        using var ended = await here.SubmitAsync("/account", $"/account/sessions/{sid}/end");

        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        using var stillHere = await here.GetAsync("/account");
        stillHere.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var gone = await there.GetAsync("/account");
        gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task What_happens_is_on_record()
    {
        using var browser = new Browser(host);
        using var wrong = await browser.PasswordAsync(People.Representative.Email, "a wrong password");
        await browser.SignInAsync(People.Representative);
        var id = (await host.ReadAsync("SELECT id::text FROM users WHERE email = $1", People.Representative.Email)).Single();

        var refused = await host.ReadAsync("SELECT concat_ws(' ', actor_id, action, after) FROM audit_entries WHERE object_kind = 'login' AND object_id = $1 ORDER BY id", id);
        var started = await host.ReadAsync("SELECT action FROM audit_entries WHERE object_kind = 'session' AND actor_id = $1", id);

        refused.ShouldContain(entry => entry.StartsWith("anonymous POST /account/sign-in", StringComparison.Ordinal) && entry.Contains("passwordRefused", StringComparison.Ordinal));
        refused.ShouldAllBe(entry => !entry.Contains("a wrong password", StringComparison.Ordinal));
        started.ShouldContain("POST /account/sign-in/code");
    }

    private static string WithoutForm(string html) => System.Text.RegularExpressions.Regex.Replace(html, "(value|data-options)=\"[^\"]*\"", "");
}
