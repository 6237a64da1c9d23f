using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Credentialing.Tests.Integration.Hosting;
using Credentialing.Tests.Integration.Records;
using Shouldly;

namespace Credentialing.Tests.Integration.Providers;

/// <summary>Made-up rosters, sent as a browser sends them, and what came of them.</summary>
internal static class Rosters
{
    public const string Header = "npi,firstName,middleName,lastName,taxonomy,licenseState,licenseNumber,dateOfBirth,email";

    public static string Row(string? npi = null) => $"{npi ?? ProvidersHost.NewNpi()},Ada,M,Baker,207Q00000X,CT,1.234,1931-12-24,ada@harbor.example";

    public static Task<HttpResponseMessage> SendRosterAsync(this HttpClient caller, Guid client, string file, string? key = null) =>
        caller.SendRosterAsync(client.ToString(), Encoding.UTF8.GetBytes(file), key);

    public static async Task<HttpResponseMessage> SendRosterAsync(this HttpClient caller, string client, byte[] file, string? key = null)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");

        // With another boundary each time, as whatever repeats a form draws one.
        using var form = new MultipartFormDataContent { { content, "file", "roster.csv" }, { new StringContent(client), "clientId" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/rosters") { Content = form };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await caller.SendAsync(request);
    }

    /// <summary>Sends a roster that must be taken in, and waits until it is done.</summary>
    public static async Task<JsonElement> ImportAsync(this HttpClient caller, Guid client, string file)
    {
        using var response = await caller.SendRosterAsync(client, file);
        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).ShouldBe(202, text);
        response.Headers.Location!.OriginalString.ShouldBe($"/v1/rosters/{JsonDocument.Parse(text).RootElement.Id()}");
        return await caller.CompletedAsync(response.Headers.Location.OriginalString);
    }

    /// <summary>Waits until a roster is done.</summary>
    public static async Task<JsonElement> CompletedAsync(this HttpClient caller, string path)
    {
        var roster = default(JsonElement);
        await Wait.UntilAsync("the roster is imported", async () => (roster = await caller.OkAsync("GET", path)).Text("state") == "completed");
        roster.GetProperty("rowsRead").GetInt32().ShouldBe(roster.GetProperty("rows").GetInt32());
        return roster;
    }

    public static (int Read, int Imported, int Refused) Counts(this JsonElement roster) =>
        (roster.GetProperty("rowsRead").GetInt32(), roster.GetProperty("rowsImported").GetInt32(), roster.GetProperty("rowsRefused").GetInt32());

    public static string[] Errors(this JsonElement roster) =>
        [.. roster.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("row").GetInt32()} {error.Text("field")} {error.Text("code")}")];
}
