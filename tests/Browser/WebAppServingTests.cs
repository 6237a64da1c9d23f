using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Credentialing.Tests.Browser;

/// <summary>How the gateway serves the app: what is kept, what is allowed, how much it is.</summary>
public sealed partial class WebAppServingTests(StackInBrowser stack)
{
    private const int MostScript = 350 * 1024;

    [Fact]
    public async Task Any_page_begins_with_the_app_under_a_policy_with_a_nonce_of_its_own()
    {
        var (first, policy) = await PageAsync("/clients/anything/meetings");
        var (second, _) = await PageAsync("/");
        policy.ShouldContain("default-src 'none'; script-src 'self'");
        policy.ShouldNotContain("unsafe");
        policy.ShouldContain($"'nonce-{Nonce().Match(first).Groups["nonce"].Value}'");
        Nonce().Match(second).Groups["nonce"].Value.ShouldNotBe(Nonce().Match(first).Groups["nonce"].Value);
    }

    [Theory, InlineData("/v1/nothing"), InlineData("/account/nothing"), InlineData("/connect/nothing"), InlineData("/assets/nothing.js"), InlineData("/nothing.png")]
    public async Task What_is_no_page_is_not_found(string path)
    {
        using var response = await GetAsync(path, "text/html");
        ((int)response.StatusCode).ShouldBeOneOf(401, 404);
    }

    [Fact]
    public async Task A_program_that_asks_for_no_page_is_told_that_there_is_nothing()
    {
        using var response = await GetAsync("/clients", "application/json");
        (response.StatusCode, response.Content.Headers.ContentType?.MediaType).ShouldBe((HttpStatusCode.NotFound, "application/problem+json"));
    }

    [Fact]
    public async Task Hashed_files_are_compressed_and_kept_for_good()
    {
        var (page, _) = await PageAsync("/");
        var script = Script().Match(page).Groups["path"].Value;
        using var response = await GetAsync(script, "*/*", "br");
        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        response.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        using var again = await GetAsync(script, "*/*", "br", response.Headers.ETag!.Tag);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task The_first_screen_needs_less_script_than_is_allowed()
    {
        var page = await stack.StaffAsync();
        var sizes = new ConcurrentDictionary<string, Task<int>>(StringComparer.Ordinal);
        page.Response += (_, response) =>
        {
            if (new Uri(response.Url).AbsolutePath.EndsWith(".js", StringComparison.Ordinal))
            {
                sizes[response.Url] = GzippedAsync(response.Url);
            }
        };
        await page.ShowAsync("/clients");
        var all = (await Task.WhenAll(sizes.Values)).Sum();
        all.ShouldBeInRange(50 * 1024, MostScript);
    }

    [Fact]
    public async Task Nothing_that_a_page_does_is_against_its_own_policy()
    {
        var refused = new ConcurrentQueue<string>();
        var page = await stack.StaffAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                refused.Enqueue(message.Text);
            }
        };
        foreach (var screen in (string[])["/clients", "/clients/{client}", "/launch-plans/{launch-plans}", "/applications?open={applications}"])
        {
            await page.ShowAsync(stack.Example.Of(screen));
        }

        await page.ShowAsync("/clients");
        await page.GetByRole(AriaRole.Button, new() { Name = "New client" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        refused.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tokens_are_nowhere_in_the_browsers_storage()
    {
        var page = await stack.StaffAsync();
        await page.ShowAsync("/clients");
        var stored = await page.EvaluateAsync<string>("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])");
        stored.ShouldNotContain("access_token");
        stored.ShouldNotContain("eyJ");
    }

    [Fact]
    public async Task The_contract_that_the_app_is_built_against_is_the_one_that_runs()
    {
        using var gateway = stack.Gateway();
        var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "openapi.json")))!.AsObject();
        var paths = snapshot["paths"]!.AsObject();
        JsonObject running;
        do
        {
            // A service that was slow to describe itself is left out for a moment.
            running = JsonNode.Parse(await gateway.GetStringAsync("/openapi/v1.json"))!.AsObject();
        }
        while (running["paths"]!.AsObject().Count < paths.Count);

        string[] differ = [.. running["paths"]!.AsObject().Select(path => path.Key).Union(paths.Select(path => path.Key)).Where(path => !JsonNode.DeepEquals(running["paths"]![path], paths[path]))];
        differ.ShouldBeEmpty("web/openapi.json is old: ./run --detach, then npm run contract in web/");
        JsonNode.DeepEquals(running["components"], snapshot["components"]).ShouldBeTrue("web/openapi.json is old: ./run --detach, then npm run contract in web/");
    }

    private async Task<int> GzippedAsync(string url)
    {
        using var response = await GetAsync(new Uri(url).PathAndQuery, "*/*", "gzip");
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }

    private async Task<(string Page, string Policy)> PageAsync(string path)
    {
        using var response = await GetAsync(path, "text/html,application/xhtml+xml");
        response.EnsureSuccessStatusCode();
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        return (await response.Content.ReadAsStringAsync(), response.Headers.GetValues("Content-Security-Policy").Single());
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept, string? encoding = null, string? tag = null)
    {
        using var gateway = stack.Gateway();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);
        if (encoding is not null)
        {
            request.Headers.Add("Accept-Encoding", encoding);
        }

        if (tag is not null)
        {
            request.Headers.Add("If-None-Match", tag);
        }

        return await gateway.SendAsync(request);
    }

    [GeneratedRegex("nonce=\"(?<nonce>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Nonce();

    [GeneratedRegex("src=\"(?<path>/assets/[^\"]+\\.js)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();
}
