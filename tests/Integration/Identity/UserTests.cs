using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Credentialing.Identity.Credentials;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Microsoft.IdentityModel.JsonWebTokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>Accounts of people, and how those lose access who should.</summary>
[Collection(SharedIdentity.Name)]
public sealed partial class UserTests(IdentityHost host)
{
    private const string Password = "several words of their own";
    private static readonly Guid Practice = Guid.CreateVersion7();

    [Fact]
    public async Task Somebody_of_a_client_is_invited_and_signs_in_with_a_password()
    {
        var user = await InviteAsync($$"""{"email":"clerk@client.example","name":"Clara Clerk","roles":["clientUser"],"clientId":"{{Practice}}"}""");
        user.Text("state").ShouldBe("invited");
        var link = host.LinkIn(await host.MailAsync("user-invited", "clerk@client.example"));

        using var browser = new Browser(host);
        using var accepted = await browser.SubmitAsync(link, "/account/invitation", ("password", Password), ("again", Password));
        accepted.Headers.Location!.ToString().ShouldBe("/account", await accepted.Content.ReadAsStringAsync());

        var token = new JsonWebToken((await host.TokensAsync(new AuthorizationRequest(host.Issuer), browser)).Text("access_token"));
        token.Subject.ShouldBe(user.Text("id"));
        token.GetPayloadValue<string[]>("client_ids").ShouldBe([Practice.ToString()]);
        using var again = await browser.GetAsync(link);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "an invitation is accepted once");
    }

    [Fact]
    public async Task Somebody_of_ours_sets_up_an_authenticator_before_getting_in()
    {
        await InviteAsync("""{"email":"new@people.example","name":"Nora New","roles":["representative"]}""");
        using var browser = new Browser(host);
        using var accepted = await browser.SubmitAsync(
            host.LinkIn(await host.MailAsync("user-invited", "new@people.example")), "/account/invitation", ("password", Password), ("again", Password));
        var setUp = accepted.Headers.Location!.ToString();
        setUp.ShouldStartWith("/account/authenticator");
        using var page = await browser.GetAsync(setUp);
        var html = await page.Content.ReadAsStringAsync();
        html.ShouldContain("<svg class=\"qr\" role=\"img\"");
        var key = Key().Match(html).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

        using var wrong = await browser.SubmitAsync(setUp, "/account/authenticator", ("code", "000000"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var right = await browser.SubmitAsync(setUp, "/account/authenticator", ("code", Totp.CodeOf(key, Totp.StepOf(TimeProvider.System.GetUtcNow()))));

        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await right.Content.ReadAsStringAsync()).ShouldContain("recovery-codes");
        var stored = await host.ReadAsync("SELECT encode(value, 'escape') FROM login_tokens WHERE encode(value, 'escape') LIKE '%' || $1 || '%'", key);
        stored.ShouldBeEmpty("the key is encrypted");
        await browser.SignInAsync(new Person("new@people.example", "", "", Password, key));
    }

    [Theory]
    [InlineData("""{"email":"no address","name":"X","roles":["manager"]}""", 400, "invalid-request")]
    [InlineData("""{"email":"x@people.example","name":" ","roles":["manager"]}""", 400, "invalid-request")]
    [InlineData("""{"email":"x@people.example","name":"X","roles":["wizard"]}""", 400, "invalid-request")]
    [InlineData("""{"email":"x@people.example","name":"X","roles":["service"]}""", 400, "invalid-request")]
    [InlineData("""{"email":"x@people.example","name":"X","roles":["manager"],"state":"active"}""", 400, "invalid-request")]
    [InlineData("""{"email":"x@people.example","name":"X","roles":["manager","clientAdmin"]}""", 422, "roles-do-not-mix")]
    [InlineData("""{"email":"x@people.example","name":"X","roles":["clientAdmin"]}""", 422, "client-ids-required")]
    [InlineData("""{"email":"x@people.example","name":"X","roles":["manager"],"clientId":"01890000-0000-7000-8000-000000000000"}""", 422, "client-ids-not-allowed")]
    [InlineData("""{"email":"x@people.example","name":"X","roles":["provider"],"clientId":"01890000-0000-7000-8000-000000000000"}""", 422, "provider-id-with-role")]
    [InlineData("""{"email":"manager@people.example","name":"X","roles":["manager"]}""", 409, "email-taken")]
    [InlineData("""{"email":"MANAGER@people.example","name":"X","roles":["manager"]}""", 409, "email-taken")]
    public async Task What_cannot_be_is_refused(string body, int status, string code)
    {
        using var administrator = await host.AsAdministratorAsync();
        using var response = await administrator.SendAsync("POST", "/v1/users", body);
        await response.ProblemAsync(status, code);
    }

    [Fact]
    public async Task A_token_that_was_narrowed_invites_nobody_who_may_do_more()
    {
        using var narrowed = await host.AsAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret, "users.manage clients.read");
        using var refused = await narrowed.SendAsync("POST", "/v1/users", """{"email":"more@people.example","name":"More","roles":["administrator"]}""");
        await refused.ProblemAsync(403, "beyond-own-permissions");
    }

    [Fact]
    public async Task An_administrator_hands_out_what_he_may_not_do_himself()
    {
        var director = await InviteAsync("""{"email":"director@people.example","name":"Dora Director","roles":["medicalDirector"]}""");
        director.GetProperty("roles")[0].GetString().ShouldBe("medicalDirector");
    }

    [Fact]
    public async Task Whoever_is_disabled_loses_everything_at_once()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(People.Leaver, browser);
        using var administrator = await host.AsAdministratorAsync();
        var id = new JsonWebToken(tokens.Text("access_token")).Subject;

        using var disabled = await administrator.SendAsync("POST", $"/v1/users/{id}/disable", """{"reason":"Has left"}""");
        (await disabled.BodyAsync()).Text("state").ShouldBe("disabled");

        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        (await browser.AuthorizeAsync(new AuthorizationRequest(host.Issuer))).AbsolutePath.ShouldBe("/account/sign-in");
        using var password = await browser.PasswordAsync(People.Leaver.Email, People.Leaver.Password);
        password.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await Wait.UntilAsync("the access token is refused before its time", async () =>
        {
            using var me = await host.WithTokenAsync("/v1/me", tokens.Text("access_token"));
            return me.StatusCode == HttpStatusCode.Unauthorized;
        }, 10);
        using var again = await administrator.SendAsync("POST", $"/v1/users/{id}/disable", """{"reason":"Twice"}""");
        await again.ProblemAsync(409, "user-disabled");

        using var enabled = await administrator.SendAsync("POST", $"/v1/users/{id}/enable");
        (await enabled.BodyAsync()).Text("state").ShouldBe("active");
        await browser.SignInAsync(People.Leaver);
        (await host.ReadAsync("SELECT reason FROM audit_entries WHERE object_kind = 'user' AND object_id = $1 AND reason IS NOT NULL", id)).ShouldBe(["Has left"]);
    }

    [Fact]
    public async Task Whoever_gets_other_roles_signs_in_again_with_those()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(People.Promoted, browser);
        var id = new JsonWebToken(tokens.Text("access_token")).Subject;
        using var administrator = await host.AsAdministratorAsync();
        using var read = await administrator.SendAsync("GET", $"/v1/users/{id}");
        var tag = read.Headers.ETag!.Tag;

        using var blind = await administrator.SendAsync("PATCH", $"/v1/users/{id}", """{"roles":["manager"]}""");
        await blind.ProblemAsync(428, "precondition-required");
        using var changed = await administrator.SendAsync("PATCH", $"/v1/users/{id}", """{"roles":["manager"]}""", ifMatch: tag);
        changed.StatusCode.ShouldBe(HttpStatusCode.OK, await changed.Content.ReadAsStringAsync());
        using var stale = await administrator.SendAsync("PATCH", $"/v1/users/{id}", """{"name":"Late"}""", ifMatch: tag);
        await stale.ProblemAsync(412, "stale-version");

        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        var after = await host.TokensAsync(People.Promoted, browser);
        new JsonWebToken(after.Text("access_token")).GetPayloadValue<string[]>("role").ShouldBe(["manager"]);
    }

    [Fact]
    public async Task An_administrator_sees_and_ends_where_somebody_is_signed_in()
    {
        using var browser = new Browser(host);
        var tokens = await host.TokensAsync(People.Promoted, browser);
        var id = new JsonWebToken(tokens.Text("access_token")).Subject;
        using var administrator = await host.AsAdministratorAsync();

        using var listed = await administrator.SendAsync("GET", $"/v1/users/{id}/sessions");
        (await listed.BodyAsync()).GetProperty("items")[0].GetProperty("methods").EnumerateArray().Select(method => method.GetString()).ShouldContain("otp");
        using var ended = await administrator.SendAsync("POST", $"/v1/users/{id}/sign-out");
        using var empty = await administrator.SendAsync("GET", $"/v1/users/{id}/sessions");

        (await empty.BodyAsync()).GetProperty("items").GetArrayLength().ShouldBe(0);
        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
    }

    [Fact]
    public async Task A_removed_service_accounts_token_is_refused_before_its_hour_is_over()
    {
        using var administrator = await host.AsAdministratorAsync();
        using var registered = await administrator.SendAsync("POST", "/v1/api-clients", """{"name":"Short lived","roles":["billing"]}""");
        var account = await registered.BodyAsync();
        var token = await host.TokenAsync(account.Text("clientId"), account.Text("clientSecret"));

        using var removed = await administrator.SendAsync("DELETE", $"/v1/api-clients/{account.Text("id")}", ifMatch: "\"1\"");

        removed.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Wait.UntilAsync("the token is refused", async () =>
        {
            using var me = await host.WithTokenAsync("/v1/me", token);
            return me.StatusCode == HttpStatusCode.Unauthorized;
        }, 10);
    }

    [Fact]
    public async Task People_are_found_by_name_role_and_state()
    {
        using var administrator = await host.AsAdministratorAsync();
        async Task<string[]> FindAsync(string query)
        {
            using var response = await administrator.SendAsync("GET", "/v1/users?limit=200&" + query);
            return [.. (await response.BodyAsync()).GetProperty("items").EnumerateArray().Select(user => user.Text("email"))];
        }

        (await FindAsync("q=example+biller")).ShouldBe([People.Biller.Email]);
        (await FindAsync("q=%25")).ShouldBeEmpty("a percent sign is a percent sign");
        (await FindAsync("role=auditor")).ShouldBe([People.Traveller.Email]);
        (await FindAsync("state=active")).ShouldContain(People.Manager.Email);
        using var wrong = await administrator.SendAsync("GET", "/v1/users?role=wizard");
        await wrong.ProblemAsync(400, "invalid-request");
    }

    private async Task<JsonElement> InviteAsync(string body)
    {
        using var administrator = await host.AsAdministratorAsync();
        using var response = await administrator.SendAsync("POST", "/v1/users", body);
        var user = await response.BodyAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Created, user.ToString());
        return user;
    }

    [GeneratedRegex("<code class=\"key\" id=\"key\">([A-Z2-7 ]+)</code>")]
    private static partial Regex Key();
}
