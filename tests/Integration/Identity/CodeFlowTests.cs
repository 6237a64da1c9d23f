using System.Net;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>The code flow as the web app goes it: RFC 6749 section 4.1 with RFC 7636, and OpenID Connect Core section 3.1.</summary>
[Collection(SharedIdentity.Name)]
public sealed class CodeFlowTests(IdentityHost host)
{
    private AuthorizationRequest Request => new(host.Issuer);

    [Fact]
    public async Task Somebody_who_signs_in_gets_tokens_that_say_who_that_is()
    {
        var tokens = await host.TokensAsync(People.Manager);

        tokens.GetProperty("expires_in").GetInt64().ShouldBe(600);
        var access = new JsonWebToken(tokens.Text("access_token"));
        access.Typ.ShouldBe("at+jwt", "RFC 9068 section 2.1");
        access.GetPayloadValue<string>("aud").ShouldBe("credentialing");
        access.GetPayloadValue<string>("name").ShouldBe(People.Manager.Name);
        access.GetPayloadValue<string[]>("role").ShouldBe(["manager"]);
        access.GetPayloadValue<string>("client_id").ShouldBe("web");
        access.TryGetPayloadValue<string>("email", out _).ShouldBeFalse("an API has no use for it");
        access.TryGetPayloadValue<object>("client_ids", out _).ShouldBeFalse("staff are bound to no client");
        var identity = new JsonWebToken(tokens.Text("id_token"));
        identity.Subject.ShouldBe(access.Subject);
        identity.GetPayloadValue<string>("aud").ShouldBe("web", "OpenID Connect Core section 2");
        identity.GetPayloadValue<string>("nonce").ShouldBe("a-nonce", "OpenID Connect Core section 3.1.3.6");
        identity.GetPayloadValue<string>("email").ShouldBe(People.Manager.Email);
        identity.GetPayloadValue<string[]>("amr").ShouldBe(["pwd", "otp", "mfa"], "RFC 8176");
        identity.TryGetPayloadValue<object>("role", out _).ShouldBeFalse();

        using var me = await host.WithTokenAsync("/v1/me", tokens.Text("access_token"));
        (await me.BodyAsync()).GetProperty("roles")[0].GetString().ShouldBe("manager");
    }

    [Fact]
    public async Task The_answer_says_whose_it_is_and_brings_the_state_back()
    {
        using var browser = new Browser(host);
        await browser.SignInAsync(People.Representative);
        var sent = await browser.AuthorizeAsync(Request);
        var answer = QueryHelpers.ParseQuery(sent.Query);

        sent.GetLeftPart(UriPartial.Path).ShouldBe(host.Issuer + "/signed-in");
        answer["state"].ToString().ShouldBe("a-state", "RFC 6749 section 4.1.2");
        answer["iss"].ToString().ShouldBe(host.Issuer + "/", "RFC 9207 section 2");
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_sent_to_sign_in_and_comes_back()
    {
        using var browser = new Browser(host);
        var sent = await browser.AuthorizeAsync(Request);
        sent.AbsolutePath.ShouldBe("/account/sign-in");

        var back = await browser.SignInAsync(People.Biller, QueryHelpers.ParseQuery(sent.Query)["returnUrl"]!);
        back.ShouldStartWith("/connect/authorize?");
        using var answer = await browser.GetAsync(back);
        answer.Headers.Location!.ToString().ShouldStartWith(host.Issuer + "/signed-in?code=");
    }

    [Fact]
    public async Task A_silent_request_is_never_shown_a_page()
    {
        using var browser = new Browser(host);
        var silent = Request with { RedirectUri = host.Issuer + "/silent", More = "&prompt=none" };

        var before = QueryHelpers.ParseQuery((await browser.AuthorizeAsync(silent)).Query);
        before["error"].ToString().ShouldBe("login_required", "OpenID Connect Core section 3.1.2.6");
        before["state"].ToString().ShouldBe("a-state");
        await browser.SignInAsync(People.Traveller);
        (await browser.CodeAsync(silent)).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("&prompt=login")]
    [InlineData("&max_age=0")]
    public async Task Signing_in_anew_can_be_asked_for(string more)
    {
        using var browser = new Browser(host);
        await browser.SignInAsync(People.Biller);

        var sent = await browser.AuthorizeAsync(Request with { More = more });

        sent.AbsolutePath.ShouldBe("/account/sign-in", "OpenID Connect Core section 3.1.2.1");
        QueryHelpers.ParseQuery(sent.Query)["returnUrl"].ToString().ShouldNotContain(more[1..], Case.Sensitive, "or it would be asked for ever");
    }

    [Theory]
    [InlineData("28800")]
    [InlineData("999999999999")]
    [InlineData("9223372036854775807")]
    public async Task Whoever_signed_in_recently_enough_is_not_asked_again(string seconds)
    {
        using var browser = new Browser(host);
        await browser.SignInAsync(People.Biller);

        (await browser.CodeAsync(Request with { More = "&max_age=" + seconds })).ShouldNotBeEmpty("OpenID Connect Core section 3.1.2.1");
    }

    [Fact]
    public async Task Userinfo_says_who_signed_in_as_far_as_the_scopes_go()
    {
        using var browser = new Browser(host);
        await browser.SignInAsync(People.Representative);
        var all = await host.TokensAsync(Request, browser);
        var few = await host.TokensAsync(Request with { Scope = "openid" }, browser);

        using var full = await host.WithTokenAsync("/connect/userinfo", all.Text("access_token"));
        using var bare = await host.WithTokenAsync("/connect/userinfo", few.Text("access_token"));

        (await full.BodyAsync()).Text("email").ShouldBe(People.Representative.Email);
        (await bare.BodyAsync()).TryGetProperty("email", out _).ShouldBeFalse("OpenID Connect Core section 5.4");
        few.TryGetProperty("refresh_token", out _).ShouldBeFalse("offline_access was not asked for");
        using var api = await host.WithTokenAsync("/v1/me", few.Text("access_token"));
        (await api.BodyAsync()).GetProperty("permissions").GetArrayLength().ShouldBe(0, "without the scope api it opens nothing");
    }

    [Fact]
    public async Task Signing_out_with_the_identity_token_ends_the_session_and_goes_back()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(People.Representative, browser);
        var path = QueryHelpers.AddQueryString("/connect/endsession", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["id_token_hint"] = tokens.Text("id_token"), ["post_logout_redirect_uri"] = host.Issuer + "/", ["state"] = "bye",
        });

        using var ended = await browser.GetAsync(path);

        ended.Headers.Location!.ToString().ShouldBe(host.Issuer + "/?state=bye");
        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        (await browser.AuthorizeAsync(Request)).AbsolutePath.ShouldBe("/account/sign-in");
    }

    [Fact]
    public async Task Signing_out_without_one_is_asked_first()
    {
        using var browser = new Browser(host);
        await browser.SignInAsync(People.Biller);
        var path = $"/connect/endsession?client_id=web&post_logout_redirect_uri={Uri.EscapeDataString(host.Issuer + "/")}";

        using var asked = await browser.GetAsync(path);
        asked.Headers.Location!.ToString().ShouldStartWith("/account/sign-out?");
        (await browser.CodeAsync(Request)).ShouldNotBeEmpty("still signed in");
        using var confirmed = await browser.SubmitAsync(asked.Headers.Location!.ToString(), "/account/sign-out");
        using var gone = await browser.GetAsync(confirmed.Headers.Location!.ToString());

        gone.Headers.Location!.ToString().ShouldBe(host.Issuer + "/");
        (await browser.AuthorizeAsync(Request)).AbsolutePath.ShouldBe("/account/sign-in");
    }

    [Fact]
    public async Task Discovery_tells_all_of_it()
    {
        using var client = host.Anonymous();
        var document = await (await client.GetAsync("/.well-known/openid-configuration")).BodyAsync();

        foreach (var (name, path) in new[] { ("authorization", "authorize"), ("token", "token"), ("userinfo", "userinfo"), ("end_session", "endsession"), ("introspection", "introspect"), ("revocation", "revoke") })
        {
            document.Text(name + "_endpoint").ShouldBe($"{host.Issuer}/connect/{path}");
        }

        document.GetProperty("code_challenge_methods_supported").EnumerateArray().Select(method => method.GetString()).ShouldBe(["S256"]);
        document.GetProperty("response_types_supported").EnumerateArray().Select(type => type.GetString()).ShouldBe(["code"]);
        document.GetProperty("authorization_response_iss_parameter_supported").GetBoolean().ShouldBeTrue();
        document.GetProperty("scopes_supported").EnumerateArray().Select(scope => scope.GetString()).ShouldContain("offline_access");
    }
}
