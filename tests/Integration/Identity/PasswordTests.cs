using System.Net;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>Forgotten passwords and lost authenticators.</summary>
[Collection(SharedIdentity.Name)]
public sealed partial class PasswordTests(IdentityHost host)
{
    private const string New = "another four plain words";

    [Fact]
    public async Task A_mailed_link_leads_to_a_new_password_once_and_ends_every_session()
    {
        using var before = new Browser(host);
        var tokens = await host.TokensAsync(People.Forgetful, before);
        using var browser = new Browser(host);
        using var asked = await browser.SubmitAsync("/account/forgot", "/account/forgot", ("email", " " + People.Forgetful.Email.ToUpperInvariant() + " "));
        var link = host.LinkIn(await host.MailAsync("password-reset-requested", People.Forgetful.Email));
        link.ShouldStartWith("/account/reset?code=");

        (await ChooseAsync(browser, link, "short", "short")).ShouldBe(HttpStatusCode.BadRequest);
        (await ChooseAsync(browser, link, New, New + "x")).ShouldBe(HttpStatusCode.BadRequest);
        (await ChooseAsync(browser, link, "password1234!", "password1234!")).ShouldBe(HttpStatusCode.BadRequest);
        (await ChooseAsync(browser, link, New, New)).ShouldBe(HttpStatusCode.OK);

        using var again = await browser.GetAsync(link);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a link works once");
        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        using var old = await browser.PasswordAsync(People.Forgetful.Email, People.Forgetful.Password);
        old.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await browser.SignInAsync(People.Forgetful with { Password = New });
        (await host.MailAsync("sign-in-changed", People.Forgetful.Email)).Text("what").ShouldBe("password");
        await LoseTheAuthenticatorAsync(browser);
    }

    // In the same browser that has just signed in.
    private async Task LoseTheAuthenticatorAsync(Browser browser)
    {
        using var renewed = await browser.SubmitAsync("/account", "/account/recovery-codes");
        var codes = Codes().Matches(await renewed.Content.ReadAsStringAsync()).Select(match => match.Groups[1].Value).ToArray();
        codes.Length.ShouldBe(HowMany);

        using var without = new Browser(host);
        (await RecoverAsync(without, "AAAAA-AAAAA")).ShouldBe(HttpStatusCode.BadRequest);
        (await RecoverAsync(without, codes[0].ToLowerInvariant())).ShouldBe(HttpStatusCode.Redirect);
        using var page = await without.GetAsync("/account");
        (await page.Content.ReadAsStringAsync()).ShouldContain("9 recovery codes left");
        using var second = new Browser(host);
        (await RecoverAsync(second, codes[0])).ShouldBe(HttpStatusCode.BadRequest, "each works once");
        (await host.MailsAsync("sign-in-changed", People.Forgetful.Email)).ShouldContain(mail => mail.Text("what") == "recoveryCodeUsed");
    }

    [Fact]
    public async Task An_address_without_an_account_is_answered_the_same_and_gets_no_mail()
    {
        using var browser = new Browser(host);
        using var nobody = await browser.SubmitAsync("/account/forgot", "/account/forgot", ("email", "nobody@people.example"));
        using var somebody = await browser.SubmitAsync("/account/forgot", "/account/forgot", ("email", People.Biller.Email));

        (await nobody.Content.ReadAsStringAsync()).ShouldBe(await somebody.Content.ReadAsStringAsync());
        await host.MailAsync("password-reset-requested", People.Biller.Email);
        (await host.MailsAsync("password-reset-requested", "nobody@people.example")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Neither_the_queue_nor_the_database_has_a_link_that_works()
    {
        using var browser = new Browser(host);
        using var asked = await browser.SubmitAsync("/account/forgot", "/account/forgot", ("email", People.Promoted.Email));
        var mail = await host.MailAsync("password-reset-requested", People.Promoted.Email);
        var secret = host.LinkIn(mail).Split('=')[1];

        mail.ToString().ShouldNotContain(secret);
        mail.ToString().ShouldNotContain("/account/reset");
        (await host.ReadAsync("SELECT encode(secret_hash, 'escape') FROM one_time_links WHERE encode(secret_hash, 'escape') LIKE '%' || $1 || '%'", secret)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_ends_with_its_hour_and_with_the_next_one()
    {
        using var browser = new Browser(host);
        async Task<string> AskAsync()
        {
            var before = (await host.MailsAsync("password-reset-requested", People.Traveller.Email)).Count;
            using var asked = await browser.SubmitAsync("/account/forgot", "/account/forgot", ("email", People.Traveller.Email));
            return host.LinkIn(await host.MailAsync("password-reset-requested", People.Traveller.Email, before));
        }

        var first = await AskAsync();
        var second = await AskAsync();

        using var replaced = await browser.GetAsync(first);
        replaced.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var good = await browser.GetAsync(second);
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
        await host.WriteAsync("UPDATE one_time_links SET expires_at = now() FROM users WHERE users.id = user_id AND email = $1", People.Traveller.Email);
        using var late = await browser.GetAsync(second);
        late.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private const int HowMany = 10;

    private static async Task<HttpStatusCode> ChooseAsync(Browser browser, string link, string password, string again)
    {
        using var answer = await browser.SubmitAsync(link, "/account/reset", ("password", password), ("again", again));
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> RecoverAsync(Browser browser, string code)
    {
        using var password = await browser.PasswordAsync(People.Forgetful.Email, New);
        var path = password.Headers.Location!.ToString().Replace("/code", "/recovery", StringComparison.Ordinal);
        using var answer = await browser.SubmitAsync(path, "/account/sign-in/recovery", ("code", code));
        return answer.StatusCode;
    }

    [GeneratedRegex("<li><code>([A-Z0-9]{5}-[A-Z0-9]{5})</code></li>")]
    private static partial Regex Codes();
}
