using System.Net;
using System.Text;
using System.Text.Json;
using Credentialing.Identity.Keys;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>Attacks on codes and tokens, each with the clause that says how it ends.</summary>
[Collection(SharedIdentity.Name)]
public sealed class TokenAttackTests(IdentityHost host)
{
    private AuthorizationRequest Request => new(host.Issuer);

    [Theory]
    [InlineData(null, null, "RFC 9700 section 2.1.1: a public client must use PKCE")]
    [InlineData("abc", null, "RFC 7636 section 4.3: no method means plain")]
    [InlineData("abc", "plain", "RFC 9700 section 2.1.1: a challenge that is the verifier proves nothing")]
    [InlineData(null, "S256", "RFC 7636 section 4.3: a method without a challenge")]
    public async Task A_request_without_a_proof_key_gets_no_code(string? challenge, string? method, string clause) =>
        await RefusedHereAsync(Request with { Challenge = challenge, Method = method }, clause);

    [Theory]
    [InlineData("https://evil.example/signed-in", "RFC 9700 section 2.1: letter by letter")]
    [InlineData("{0}/signed-in/", "RFC 9700 section 2.1: letter by letter")]
    [InlineData("{0}/signed-in?next=https://evil.example", "RFC 9700 section 2.1: letter by letter")]
    [InlineData("{0}/signed-in#x", "RFC 6749 section 3.1.2: no fragment")]
    [InlineData("/signed-in", "RFC 6749 section 3.1.2: absolute")]
    [InlineData(null, "RFC 9700 section 2.1")]
    public async Task Nobody_is_sent_to_an_address_that_is_not_registered(string? uri, string clause) =>
        await RefusedHereAsync(Request with { RedirectUri = uri is null ? null : string.Format(System.Globalization.CultureInfo.InvariantCulture, uri, host.Issuer) }, clause);

    [Fact]
    public async Task Only_codes_are_given_out()
    {
        await RefusedHereAsync(Request with { ResponseType = "token" }, "RFC 9700 section 2.1.2: no implicit grant");
        await RefusedHereAsync(Request with { ResponseType = "id_token" }, "OpenID Connect Core section 3.2");
        await RefusedHereAsync(Request with { More = "&response_mode=fragment" }, "OAuth 2.0 Multiple Response Types section 2.1");
        await RefusedHereAsync(Request with { ClientId = "nobody" }, "RFC 6749 section 4.1.2.1");
        await RefusedHereAsync(Request with { ClientId = IdentityHost.AdministratorId }, "RFC 6749 section 10.15: a service account has no address");
        await RefusedHereAsync(Request with { More = "&request=e30.e30." }, "OpenID Connect Core section 6.1");
        await RefusedHereAsync(Request with { More = "&client_id=web" }, "RFC 6749 section 3.1: a repeated parameter");
        await RefusedHereAsync(Request with { Scope = "openid everything" }, "RFC 6749 section 3.3");
    }

    [Fact]
    public async Task A_code_that_comes_a_second_time_ends_what_the_first_one_gave()
    {
        using var browser = await SignedInAsync(People.Manager);
        var code = await browser.CodeAsync(Request with { Verifier = Verifier });
        using var first = await host.RedeemAsync(Request with { Verifier = Verifier }, code);
        var tokens = await first.BodyAsync();

        await host.RedeemAsync(Request with { Verifier = Verifier }, code).ShouldBeErrorAsync("invalid_grant");

        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        using var userinfo = await host.WithTokenAsync("/connect/userinfo", tokens.Text("access_token"));
        userinfo.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "RFC 6749 section 4.1.2 and RFC 9700 section 4.5: replay revokes");
    }

    [Fact]
    public async Task Of_many_who_redeem_a_code_at_once_at_most_one_gets_tokens()
    {
        using var browser = await SignedInAsync(People.Manager);
        var request = Request;
        var code = await browser.CodeAsync(request);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.RedeemAsync(request, code)));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBeLessThanOrEqualTo(1, "RFC 6749 section 4.1.2: not more than once");
    }

    [Theory]
    [InlineData("another-verifier-of-forty-three-characters-x", "RFC 7636 section 4.6")]
    [InlineData("", "RFC 7636 section 4.5")]
    public async Task A_stolen_code_is_worth_nothing_without_its_verifier(string verifier, string clause)
    {
        using var browser = await SignedInAsync(People.Representative);
        var request = Request;
        using var response = await host.RedeemAsync(request, await browser.CodeAsync(request), verifier);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, clause);
    }

    [Fact]
    public async Task A_code_is_bound_to_the_address_that_it_was_sent_to()
    {
        using var browser = await SignedInAsync(People.Representative);
        var request = Request;
        await host.RedeemAsync(request, await browser.CodeAsync(request), redirectUri: host.Issuer + "/silent").ShouldBeErrorAsync("invalid_grant");
    }

    [Fact]
    public async Task Codes_and_refresh_tokens_are_bound_to_their_client()
    {
        using var browser = await SignedInAsync(People.Representative);
        var request = Request;
        var code = await browser.CodeAsync(request);
        var tokens = await host.TokensAsync(request, browser);

        // RFC 6749 sections 4.1.3 and 6: issued to this client. The other has no such grant at all.
        using var mixedCode = await host.RedeemAsync(request, code, clientId: IdentityHost.AdministratorId, secret: IdentityHost.AdministratorSecret);
        using var mixedRefresh = await host.RefreshAsync(tokens.Text("refresh_token"), IdentityHost.AdministratorId, secret: IdentityHost.AdministratorSecret);

        mixedCode.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        mixedRefresh.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await host.RefreshAsync(tokens.Text("refresh_token"), secret: "a public client has none").ShouldBeErrorAsync("invalid_client", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_refresh_token_that_comes_a_second_time_ends_the_whole_family()
    {
        var tokens = await host.TokensAsync(People.Biller);
        using var rotated = await host.RefreshAsync(tokens.Text("refresh_token"));
        var next = await rotated.BodyAsync();
        next.Text("refresh_token").ShouldNotBe(tokens.Text("refresh_token"), "RFC 9700 section 4.14.2: rotation");

        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");

        await host.RefreshAsync(next.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        using var userinfo = await host.WithTokenAsync("/connect/userinfo", next.Text("access_token"));
        userinfo.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "RFC 9700 section 4.14.2: reuse revokes the family");
    }

    [Fact]
    public async Task A_refresh_never_gives_more_than_was_granted()
    {
        using var browser = await SignedInAsync(People.Biller);
        var tokens = await host.TokensAsync(Request with { Scope = "openid offline_access clients.read", Verifier = Verifier }, browser);

        await host.RefreshAsync(tokens.Text("refresh_token"), scope: "clients.read api").ShouldBeErrorAsync("invalid_grant");
        using var same = await host.RefreshAsync(tokens.Text("refresh_token"), scope: "clients.read");
        new JsonWebToken((await same.BodyAsync()).Text("access_token")).GetPayloadValue<string>("scope").ShouldBe("clients.read", "RFC 6749 section 6");
    }

    [Fact]
    public async Task One_kind_of_token_never_passes_for_another()
    {
        using var browser = await SignedInAsync(People.Biller);
        var request = Request;
        var code = await browser.CodeAsync(request);
        var tokens = await host.TokensAsync(request, browser);

        foreach (var token in new[] { tokens.Text("id_token"), tokens.Text("refresh_token"), code })
        {
            using var api = await host.WithTokenAsync("/v1/me", token);
            api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "RFC 9068 section 4: typ and aud");
            using var userinfo = await host.WithTokenAsync("/connect/userinfo", token);
            userinfo.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "RFC 6750 section 3.1");
        }

        await host.RefreshAsync(tokens.Text("access_token")).ShouldBeErrorAsync("invalid_grant");
        await host.RedeemAsync(request, tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
    }

    [Fact]
    public async Task A_token_that_this_server_did_not_sign_so_is_worth_nothing()
    {
        var good = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var key = host.Services.GetRequiredService<SigningKeyRing>().Keys.OfType<ECDsaSecurityKey>().First();
        var publicKey = Encoding.ASCII.GetBytes(key.ECDsa.ExportSubjectPublicKeyInfoPem());
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        using var foreign = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        var forgeries = new (string Clause, string Token)[]
        {
            ("RFC 8725 section 3.1: alg none", Unsigned(good, "none")),
            ("RFC 8725 section 2.1: HS256 with the public key as the secret", Forge(good, new SigningCredentials(new SymmetricSecurityKey(publicKey) { KeyId = key.KeyId }, "HS256"))),
            ("RFC 8725 section 3.2: a key of somebody else's", Forge(good, new SigningCredentials(new ECDsaSecurityKey(foreign) { KeyId = key.KeyId }, "ES256"))),
            ("RFC 9068 section 4: another audience", Sign(key, token => token.Audience = "another-api")),
            ("RFC 9068 section 4: another issuer", Sign(key, token => token.Issuer = "https://evil.example/")),
            ("RFC 9068 section 4: expired", Sign(key, token => { token.Expires = now.AddMinutes(-2); token.IssuedAt = token.NotBefore = now.AddHours(-1); })),
            ("RFC 9068 section 4: another type", Sign(key, token => token.TokenType = "JWT")),
            ("RFC 8725 section 3.1: a changed payload", good[..(good.IndexOf('.', StringComparison.Ordinal) + 9)] + "X" + good[(good.IndexOf('.', StringComparison.Ordinal) + 10)..]),
        };

        using (var honest = await host.WithTokenAsync("/v1/me", Sign(key, _ => { })))
        {
            honest.StatusCode.ShouldBe(HttpStatusCode.OK, "the forgeries below fail for what is wrong with them alone");
        }

        foreach (var (clause, token) in forgeries)
        {
            using var api = await host.WithTokenAsync("/v1/me", token);
            api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, clause);
            using var userinfo = await host.WithTokenAsync("/connect/userinfo", token);
            userinfo.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, clause);
            (await IntrospectAsync(token)).GetProperty("active").GetBoolean().ShouldBeFalse(clause);
        }
    }

    [Fact]
    public async Task What_a_token_is_worth_is_told_to_its_own_client_only()
    {
        var own = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var peoples = (await host.TokensAsync(People.Manager)).Text("access_token");

        var active = await IntrospectAsync(own);
        active.GetProperty("active").GetBoolean().ShouldBeTrue();
        active.Text("client_id").ShouldBe(IdentityHost.AdministratorId);
        (await IntrospectAsync(peoples)).EnumerateObject().Select(member => member.Name).ShouldBe(["active"], "RFC 7662 section 2.2: nothing else");
        await PostAsync("/connect/introspect", ("token", own)).ShouldBeErrorAsync("invalid_request");
        await PostAsync("/connect/introspect", ("token", own), ("client_id", IdentityHost.AdministratorId), ("client_secret", "wrong")).ShouldBeErrorAsync("invalid_client", HttpStatusCode.Unauthorized);
        await PostAsync("/connect/introspect", ("token", own), ("client_id", "web")).ShouldBeErrorAsync("unauthorized_client");
    }

    [Fact]
    public async Task A_revoked_token_stays_revoked_and_only_its_client_revokes_it()
    {
        var own = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var tokens = await host.TokensAsync(People.Manager);
        (string, string)[] administrator = [("client_id", IdentityHost.AdministratorId), ("client_secret", IdentityHost.AdministratorSecret)];

        using var foreigners = await PostAsync("/connect/revoke", [("token", tokens.Text("refresh_token")), .. administrator]);
        foreigners.StatusCode.ShouldBe(HttpStatusCode.OK, "RFC 7009 section 2.2");
        using var still = await host.RefreshAsync(tokens.Text("refresh_token"));
        var next = await still.BodyAsync();
        still.StatusCode.ShouldBe(HttpStatusCode.OK, "RFC 7009 section 2.1: not that client's to revoke");

        using var mine = await PostAsync("/connect/revoke", [("token", own), .. administrator]);
        (await IntrospectAsync(own)).GetProperty("active").GetBoolean().ShouldBeFalse();
        using var web = await PostAsync("/connect/revoke", ("token", next.Text("refresh_token")), ("client_id", "web"));
        await host.RefreshAsync(next.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        using var nonsense = await PostAsync("/connect/revoke", [("token", "nonsense"), .. administrator]);
        nonsense.StatusCode.ShouldBe(HttpStatusCode.OK, "RFC 7009 section 2.2: an invalid token is no error");
    }

    [Fact]
    public async Task A_refresh_token_is_worth_nothing_once_its_session_has_ended_unused_or_after_its_hours()
    {
        using var browser = await SignedInAsync(People.Traveller);
        var request = Request;
        var tokens = await host.TokensAsync(request, browser);
        var sid = new JsonWebToken(tokens.Text("access_token")).GetPayloadValue<string>("sid");

        await host.WriteAsync("UPDATE sessions SET last_seen_at = now() - interval '31 minutes' WHERE id = $1::uuid", sid);
        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        (await browser.AuthorizeAsync(request)).AbsolutePath.ShouldBe("/account/sign-in", "NIST SP 800-63B section 5.2: unused for half an hour");

        await browser.SignInAsync(People.Traveller);
        tokens = await host.TokensAsync(request, browser);
        sid = new JsonWebToken(tokens.Text("access_token")).GetPayloadValue<string>("sid");
        await host.WriteAsync("UPDATE sessions SET ends_at = now() WHERE id = $1::uuid", sid);
        await host.RefreshAsync(tokens.Text("refresh_token")).ShouldBeErrorAsync("invalid_grant");
        (await browser.AuthorizeAsync(request)).AbsolutePath.ShouldBe("/account/sign-in", "NIST SP 800-63B section 5.2: eight hours are over");
    }

    private const string Verifier = "a-verifier-that-has-at-least-forty-three-characters";

    private async Task RefusedHereAsync(AuthorizationRequest request, string clause)
    {
        using var browser = await SignedInAsync(People.Manager);
        using var response = await browser.GetAsync(request.Path);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, clause);
        response.Headers.Location.ShouldBeNull(clause);
    }

    private async Task<Browser> SignedInAsync(Person person)
    {
        var browser = new Browser(host);
        await browser.SignInAsync(person);
        return browser;
    }

    private async Task<JsonElement> IntrospectAsync(string token)
    {
        using var response = await PostAsync("/connect/introspect", ("token", token), ("client_id", IdentityHost.AdministratorId), ("client_secret", IdentityHost.AdministratorSecret));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return await response.BodyAsync();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string? Value)[] fields)
    {
        using var client = host.Anonymous();
        return await client.PostAsync(path, new FormUrlEncodedContent(CodeFlow.Form(fields)));
    }

    private string Sign(SecurityKey key, Action<SecurityTokenDescriptor> change)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            Issuer = host.Issuer + "/", Audience = "credentialing", TokenType = "at+jwt", IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(5),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = Guid.CreateVersion7().ToString(), ["role"] = new[] { "administrator" }, ["scope"] = "api" },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        };
        change(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    private static string Forge(string token, SigningCredentials credentials) =>
        new JsonWebTokenHandler().CreateToken(Encoding.UTF8.GetString(Base64UrlEncoder.DecodeBytes(token.Split('.')[1])), credentials, new Dictionary<string, object>(StringComparer.Ordinal) { ["typ"] = "at+jwt" });

    private static string Unsigned(string token, string algorithm) =>
        Base64UrlEncoder.Encode($$"""{"alg":"{{algorithm}}","typ":"at+jwt"}""") + "." + token.Split('.')[1] + ".";
}
