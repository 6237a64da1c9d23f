using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Shouldly;

namespace Credentialing.Tests.EndToEnd;

/// <summary>Calls the gateway as a partner's program would: plain JSON, no types of ours.</summary>
internal static class Api
{
    /// <summary>What both sides type when they sign.</summary>
    public const string Signature = """{"name":"Ada Quinn","title":"Owner","consent":true}""";

    /// <summary>A client of ours, as it is asked for.</summary>
    public static string Client(string name) =>
        $$$"""{"name":"{{{name}}}","kind":"practice","contact":{"name":"Ada Quinn","email":"ada@harbor.example"},"states":["CT"]}""";

    /// <summary>An api-client that may touch the clients named and no others.</summary>
    public static string ClientAdmin(IEnumerable<Guid> clients) =>
        $$"""{"name":"Practice","roles":["clientAdmin"],"clientIds":[{{string.Join(',', clients.Select(id => $"\"{id}\""))}}]}""";

    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient gateway, string method, string path, string? body = null, string? key = null, string? ifMatch = null)
    {
        using var request = Request(method, path, body, key, ifMatch);
        return await gateway.SendAsync(request);
    }

    public static HttpRequestMessage Request(string method, string path, string? body = null, string? key = null, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        }

        return request;
    }

    /// <summary>Expects success and gives the answer.</summary>
    public static async Task<JsonElement> AskAsync(this HttpClient gateway, string method, string path, string? body = null)
    {
        using var response = await gateway.SendAsync(method, path, body);
        response.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return await response.BodyAsync();
    }

    public static async Task<JsonElement> BodyAsync(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync());

    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        return await response.BodyAsync();
    }

    /// <summary>A token by the client credentials grant.</summary>
    public static async Task<AuthenticationHeaderValue> TokenAsync(this HttpClient gateway, string clientId, string clientSecret)
    {
        using var form = TokenRequest(clientId, clientSecret);
        using var response = await gateway.PostAsync("/connect/token", form);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        return Bearer(await response.BodyAsync());
    }

    /// <summary>The gateway with the first administrator's token.</summary>
    public static async Task<HttpClient> AsAdministratorAsync(this WholeSystem system)
    {
        var gateway = system.Gateway();
        gateway.DefaultRequestHeaders.Authorization = await gateway.TokenAsync(system.Administrator.ClientId, system.Administrator.ClientSecret);
        return gateway;
    }

    public static FormUrlEncodedContent TokenRequest(string clientId, string clientSecret) => new(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["grant_type"] = "client_credentials",
        ["client_id"] = clientId,
        ["client_secret"] = clientSecret,
    });

    public static AuthenticationHeaderValue Bearer(JsonElement token) => new("Bearer", token.Text("access_token"));

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static Guid Id(this JsonElement element) => element.GetProperty("id").GetGuid();

    public static decimal Amount(this JsonElement element, string name) => element.GetProperty(name).GetProperty("amount").GetDecimal();

    /// <summary>Comes back when it is true, and fails with its name when it does not become so.</summary>
    public static Task UntilAsync(string what, Func<Task<bool>> condition, int seconds = 30) => UntilAsync(() => Task.FromResult(what), condition, seconds);

    /// <inheritdoc cref="UntilAsync(string, Func{Task{bool}}, int)"/>
    public static async Task UntilAsync(Func<Task<string>> what, Func<Task<bool>> condition, int seconds)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(since) > TimeSpan.FromSeconds(seconds))
            {
                throw new TimeoutException($"Not within {seconds} s: {await what()}.");
            }

            await Task.Delay(50);
        }
    }
}
