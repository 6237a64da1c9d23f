using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Shouldly;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Made-up requests that tests start from, and the calls that most of them make.</summary>
internal static class Bodies
{
    public static string Practice(string? npi = null, string state = "CT") =>
        $$"""{"name":"Main Street","npi":"{{npi ?? ProvidersHost.NewNpi()}}","tin":"123456789","locations":[{"line1":"1 Main St","city":"Hartford","state":"{{state}}","postalCode":"06103"}]}""";

    public static string Provider(Guid client, string? npi = null, string more = "") =>
        $$"""{"clientId":"{{client}}","npi":"{{npi ?? ProvidersHost.NewNpi()}}","firstName":"Ada","lastName":"Baker"{{more}}}""";

    /// <summary>Creates, and answers what was created.</summary>
    public static async Task<JsonElement> CreateAsync(this HttpClient caller, string path, string body)
    {
        using var response = await caller.SendAsync("POST", path, body);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(201, text);
        var created = JsonDocument.Parse(text).RootElement;
        response.Headers.Location!.OriginalString.ShouldEndWith(created.Id().ToString());
        response.Headers.ETag!.Tag.ShouldBe($"\"{created.GetProperty("version").GetInt32()}\"");
        return created;
    }

    /// <summary>Asks for something that must be there, or does an action that must succeed.</summary>
    public static async Task<JsonElement> OkAsync(this HttpClient caller, string method, string path, string? body = null, string? ifMatch = null)
    {
        using var response = await caller.SendAsync(method, path, body, ifMatch: ifMatch);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(200, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asks for something that must be refused.</summary>
    public static async Task<JsonElement> RefusedAsync(this HttpClient caller, int status, string code, string method, string path, string? body = null, string? ifMatch = null)
    {
        using var response = await caller.SendAsync(method, path, body, ifMatch: ifMatch);
        return await response.ProblemAsync(status, code);
    }

    public static async Task<JsonElement[]> ItemsAsync(this HttpClient caller, string path) =>
        [.. (await caller.OkAsync("GET", path)).GetProperty("items").EnumerateArray()];

    public static Guid Id(this JsonElement element) => element.GetProperty("id").GetGuid();

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static string[] Texts(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
