using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>Client credentials by RFC 6749 and RFC 9068, asked by hand.</summary>
[Collection(SharedIdentity.Name)]
public sealed class TokenTests(IdentityHost host)
{
    private static readonly Dictionary<string, string> ClientCredentials = new() { ["grant_type"] = "client_credentials" };

    [Fact]
    public async Task A_token_says_who_it_is_for_and_what_they_may_do()
    {
        using var response = await host.AskAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var body = await response.BodyAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue("RFC 6749 section 5.1");
        body.GetProperty("token_type").GetString().ShouldBe("Bearer");
        body.GetProperty("expires_in").GetInt64().ShouldBe(3600);
        var (header, claims, _) = Open(body.GetProperty("access_token").GetString()!);
        header.GetProperty("typ").GetString().ShouldBe("at+jwt", "RFC 9068 section 2.1");
        header.GetProperty("alg").GetString().ShouldBe("ES256");
        claims.GetProperty("iss").GetString().ShouldBe(host.Issuer + "/");
        claims.GetProperty("aud").GetString().ShouldBe("credentialing");
        (claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64()).ShouldBe(3600);
        claims.GetProperty("jti").GetString().ShouldNotBeNullOrEmpty();
        Guid.Parse(claims.GetProperty("sub").GetString()!).Version.ShouldBe(7);
        claims.GetProperty("client_id").GetString().ShouldBe(IdentityHost.AdministratorId);
        claims.GetProperty("name").GetString().ShouldBe("Administrator");
        claims.GetProperty("role").EnumerateArray().Single().GetString().ShouldBe("administrator");
        claims.GetProperty("scope").GetString().ShouldBe("api");
        claims.TryGetProperty("client_ids", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task The_published_key_verifies_the_signature_without_our_libraries()
    {
        var token = await host.TokenAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret);
        var (header, _, signature) = Open(token);
        using var client = host.Anonymous();
        var keys = JsonDocument.Parse(await client.GetStringAsync("/.well-known/jwks")).RootElement.GetProperty("keys").EnumerateArray();
        var jwk = keys.Single(key => key.GetProperty("kid").GetString() == header.GetProperty("kid").GetString());
        using var key = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(jwk.GetProperty("x").GetString()), Y = Base64UrlEncoder.DecodeBytes(jwk.GetProperty("y").GetString()) },
        });

        jwk.TryGetProperty("d", out _).ShouldBeFalse("the private part stays here");
        key.VerifyData(Encoding.ASCII.GetBytes(token[..token.LastIndexOf('.')]), signature, HashAlgorithmName.SHA256).ShouldBeTrue();
    }

    [Fact]
    public async Task A_secret_may_come_in_a_Basic_header_form_encoded_first()
    {
        using var response = await host.AskAsync(ClientCredentials, Basic(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret));
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_wrong_secret_is_invalid_client()
    {
        using var response = await host.AskAsync(ClientCredentials, Basic(IdentityHost.AdministratorId, "wrong"));

        await ShouldRefuseAsync(response, HttpStatusCode.Unauthorized, "invalid_client");
        response.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Basic", "RFC 6749 section 5.2");
    }

    [Fact]
    public async Task An_unknown_client_is_invalid_client()
    {
        using var response = await host.AskAsync("nobody", IdentityHost.AdministratorSecret);
        await ShouldRefuseAsync(response, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Theory]
    [InlineData("grant_type=password&client_id=x&client_secret=y", "unsupported_grant_type")]
    [InlineData("client_id=x&client_secret=y", "invalid_request")]
    [InlineData("grant_type=client_credentials", "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=x", "invalid_request")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials&client_id=x&client_secret=y", "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=x&client_secret=y&scope=everything", "invalid_scope")]
    public async Task A_request_that_cannot_be_served_says_why(string form, string error)
    {
        using var client = host.Anonymous();
        using var response = await client.PostAsync("/connect/token", new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"));
        await ShouldRefuseAsync(response, HttpStatusCode.BadRequest, error);
    }

    [Fact]
    public async Task Two_ways_of_proving_who_one_is_are_one_too_many()
    {
        var form = new Dictionary<string, string>(ClientCredentials) { ["client_id"] = IdentityHost.AdministratorId, ["client_secret"] = IdentityHost.AdministratorSecret };
        using var response = await host.AskAsync(form, Basic(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret));
        await ShouldRefuseAsync(response, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task A_header_that_is_not_Basic_credentials_is_invalid_request()
    {
        using var response = await host.AskAsync(ClientCredentials, new AuthenticationHeaderValue("Basic", "!!!"));
        await ShouldRefuseAsync(response, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Tokens_are_not_given_for_a_GET()
    {
        using var client = host.Anonymous();
        using var response = await client.GetAsync("/connect/token");
        await ShouldRefuseAsync(response, HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task An_Idempotency_Key_never_replays_a_token()
    {
        async Task<HttpResponseMessage> AskAsync(AuthenticationHeaderValue credentials)
        {
            using var client = host.Anonymous();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(ClientCredentials) };
            request.Headers.Authorization = credentials;
            request.Headers.Add("Idempotency-Key", "the-same");
            return await client.SendAsync(request);
        }

        using var first = await AskAsync(Basic(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret));
        using var second = await AskAsync(Basic("nobody", "wrong"));

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldRefuseAsync(second, HttpStatusCode.Unauthorized, "invalid_client");
    }

    [Fact]
    public async Task A_narrower_scope_narrows_what_the_token_may_do()
    {
        using var client = await host.AsAsync(IdentityHost.AdministratorId, IdentityHost.AdministratorSecret, "clients.read");

        var me = await (await client.SendAsync("GET", "/v1/me")).BodyAsync();
        using var refused = await client.SendAsync("GET", "/v1/api-clients");

        me.GetProperty("permissions").EnumerateArray().Select(permission => permission.GetString()).ShouldBe(["clients.read"]);
        await refused.ProblemAsync(403, "forbidden");
    }

    private static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(id)}:{WebUtility.UrlEncode(secret)}")));

    private static async Task ShouldRefuseAsync(HttpResponseMessage response, HttpStatusCode status, string error)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var body = await response.BodyAsync();
        body.GetProperty("error").GetString().ShouldBe(error);
        body.GetProperty("error_description").GetString().ShouldNotBeNullOrEmpty();
    }

    private static (JsonElement Header, JsonElement Claims, byte[] Signature) Open(string token)
    {
        var parts = token.Split('.');
        return (Read(parts[0]), Read(parts[1]), Base64UrlEncoder.DecodeBytes(parts[2]));
        static JsonElement Read(string part) => JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(part)).RootElement;
    }
}
