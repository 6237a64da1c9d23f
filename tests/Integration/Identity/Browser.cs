using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Credentialing.Identity.Credentials;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.Tokens;
using Shouldly;

namespace Credentialing.Tests.Integration.Identity;

/// <summary>A browser without script: cookies, links and forms, redirects followed by hand.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly IdentityHost _host;
    private readonly HttpClient _client;

    public Browser(IdentityHost host)
    {
        _host = host;
        Origin = new Uri(host.Issuer);
        _client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = Origin };
    }

    public Uri Origin { get; }

    public CookieContainer Cookies { get; } = new();

    public string CookieHeader => Cookies.GetCookieHeader(Origin);

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    /// <summary>Opens a page and sends its form that goes to this path, hidden fields included.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        using var opened = await GetAsync(page);
        var html = await opened.Content.ReadAsStringAsync();
        opened.StatusCode.ShouldBe(HttpStatusCode.OK, $"{page}: {opened.Headers.Location}");
        return await PostAsync(action, [.. HiddenOf(html, action), .. fields]);
    }

    public Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields) =>
        _client.PostAsync(action, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>The hidden fields of the first form that goes there, of several that are alike the one that says <paramref name="saying"/>.</summary>
    public static IEnumerable<(string, string)> HiddenOf(string html, string action, string saying = "")
    {
        var form = Forms().Matches(html).Select(match => match.Value)
            .First(form => form.Contains($"action=\"{WebUtility.HtmlEncode(action)}\"", StringComparison.Ordinal) && form.Contains(saying, StringComparison.Ordinal));
        return HiddenFields().Matches(form).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));
    }

    /// <summary>Signs in with everything that it takes, and comes back to where that leads.</summary>
    public async Task<string> SignInAsync(Person person, string returnUrl = "/account")
    {
        using var first = await PasswordAsync(person.Email, person.Password, returnUrl);
        first.StatusCode.ShouldBe(HttpStatusCode.Redirect, await first.Content.ReadAsStringAsync());
        var next = first.Headers.Location!.ToString();
        next.ShouldStartWith("/account/sign-in/code");
        using var second = await SubmitAsync(next, "/account/sign-in/code", ("code", await CodeNowAsync(person)));
        second.StatusCode.ShouldBe(HttpStatusCode.Redirect, await second.Content.ReadAsStringAsync());
        return second.Headers.Location!.ToString();
    }

    public Task<HttpResponseMessage> PasswordAsync(string email, string password, string returnUrl = "/account") =>
        SubmitAsync("/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl), "/account/sign-in", ("email", email), ("password", password));

    /// <summary>The code that the person's authenticator shows now, good again though it was used: tests are faster than half a minute.</summary>
    public async Task<string> CodeNowAsync(Person person)
    {
        await _host.WriteAsync("UPDATE logins SET last_code_step = 0 WHERE normalized_user_name = $1", person.Email.ToUpperInvariant());
        return Totp.CodeOf(person.TotpSecret, Totp.StepOf(TimeProvider.System.GetUtcNow()));
    }

    /// <summary>Asks for a code as the web app does; where the browser is sent.</summary>
    public async Task<Uri> AuthorizeAsync(AuthorizationRequest request)
    {
        using var response = await GetAsync(request.Path);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return new Uri(Origin, response.Headers.Location!);
    }

    /// <summary>Signs in where needed, and redeems a code for tokens.</summary>
    public async Task<string> CodeAsync(AuthorizationRequest request)
    {
        var sent = await AuthorizeAsync(request);
        var answer = QueryHelpers.ParseQuery(sent.Query);
        answer.ShouldContainKey("code", sent.ToString());
        return answer["code"]!;
    }

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")]
    private static partial Regex HiddenFields();
}

/// <summary>An authorization request of the web app, to be changed for the worse.</summary>
public sealed record AuthorizationRequest(string Issuer)
{
    public string ClientId { get; init; } = "web";

    public string? RedirectUri { get; init; } = Issuer + "/signed-in";

    public string? ResponseType { get; init; } = "code";

    public string Scope { get; init; } = "openid profile email offline_access api";

    public string Verifier { get; init; } = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));

    public string? Challenge { get; init; } = "";

    public string? Method { get; init; } = "S256";

    public string? Nonce { get; init; } = "a-nonce";

    public string State { get; init; } = "a-state";

    public string? More { get; init; }

    public string Path => QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["client_id"] = ClientId,
        ["redirect_uri"] = RedirectUri,
        ["response_type"] = ResponseType,
        ["scope"] = Scope,
        ["code_challenge"] = Challenge is "" ? Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))) : Challenge,
        ["code_challenge_method"] = Method,
        ["nonce"] = Nonce,
        ["state"] = State,
    }.Where(parameter => parameter.Value is not null).ToDictionary(StringComparer.Ordinal)) + More;
}
