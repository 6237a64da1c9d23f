using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>The token endpoint's side of the code flow, asked by hand.</summary>
public static class CodeFlow
{
    public static Task<HttpResponseMessage> RedeemAsync(
        this IdentityHost host, AuthorizationRequest request, string code, string? verifier = null, string? redirectUri = null, string clientId = "web", string? secret = null) =>
        host.AskAsync(Form(
            ("grant_type", "authorization_code"), ("client_id", clientId), ("client_secret", secret), ("code", code),
            ("redirect_uri", redirectUri ?? request.RedirectUri), ("code_verifier", verifier ?? request.Verifier)));

    public static Task<HttpResponseMessage> RefreshAsync(this IdentityHost host, string token, string clientId = "web", string? scope = null, string? secret = null) =>
        host.AskAsync(Form(("grant_type", "refresh_token"), ("client_id", clientId), ("client_secret", secret), ("refresh_token", token), ("scope", scope)));

    /// <summary>Everything from signing in to tokens.</summary>
    public static async Task<JsonElement> TokensAsync(this IdentityHost host, Person person, Browser? browser = null)
    {
        using var own = browser is null ? new Browser(host) : null;
        browser ??= own!;
        var request = new AuthorizationRequest(host.Issuer);
        await browser.SignInAsync(person, request.Path);
        return await host.TokensAsync(request, browser);
    }

    /// <summary>Tokens for whoever is signed in.</summary>
    public static async Task<JsonElement> TokensAsync(this IdentityHost host, AuthorizationRequest request, Browser browser)
    {
        using var response = await host.RedeemAsync(request, await browser.CodeAsync(request));
        var body = await response.BodyAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, body.ToString());
        return body;
    }

    public static async Task ShouldBeErrorAsync(this Task<HttpResponseMessage> asked, string error, HttpStatusCode status = HttpStatusCode.BadRequest)
    {
        using var response = await asked;
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        JsonDocument.Parse(text).RootElement.GetProperty("error").GetString().ShouldBe(error, text);
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static async Task<HttpResponseMessage> WithTokenAsync(this IdentityHost host, string path, string token)
    {
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await client.GetAsync(path);
    }

    public static IEnumerable<KeyValuePair<string, string>> Form(params (string Name, string? Value)[] fields) =>
        fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!));
}
