using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Credentialing.Demo;

/// <summary>The public API as one account sees it: plain JSON over HTTP, no types of ours.</summary>
/// <param name="http">A client whose base address is the gateway's.</param>
public sealed class Gateway(HttpClient http) : IDisposable
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    // What does not come at once is asked for less and less often: many may be waiting.
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);

    /// <summary>Takes a token by the client credentials grant; from then on every request carries it.</summary>
    /// <param name="clientId">The account's OAuth client id.</param>
    /// <param name="clientSecret">Its secret.</param>
    public async Task<Gateway> SignInAsync(string clientId, string clientSecret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret,
        });
        using var response = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form);
        var token = await ReadAsync(response, "POST /connect/token");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return this;
    }

    /// <summary>Reads.</summary>
    /// <param name="path">The path and query.</param>
    /// <exception cref="ApiException">The answer is an error.</exception>
    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    /// <summary>Creates or acts.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">What becomes the JSON body; null for none.</param>
    /// <exception cref="ApiException">The answer is an error.</exception>
    public Task<JsonElement> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body is null ? null : JsonContent.Create(body, options: s_json));

    /// <summary>Changes what was read in a version.</summary>
    /// <param name="path">The path.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="body">What becomes the JSON body.</param>
    /// <exception cref="ApiException">The answer is an error.</exception>
    public Task<JsonElement> PutAsync(string path, int version, object body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body, options: s_json), version);

    /// <summary>Changes parts of what was read in a version.</summary>
    /// <param name="path">The path.</param>
    /// <param name="version">The version that was read.</param>
    /// <param name="body">What becomes the JSON body.</param>
    /// <exception cref="ApiException">The answer is an error.</exception>
    public Task<JsonElement> PatchAsync(string path, int version, object body) => SendAsync(HttpMethod.Patch, path, JsonContent.Create(body, options: s_json), version);

    /// <summary>Creates or acts, expecting to be refused.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">What becomes the JSON body; null for none.</param>
    /// <returns>The status and the problem document.</returns>
    /// <exception cref="InvalidOperationException">It was not refused.</exception>
    public async Task<(HttpStatusCode Status, JsonElement Problem)> RefusedAsync(string path, object? body = null)
    {
        try
        {
            var answer = await PostAsync(path, body);
            throw new InvalidOperationException($"POST {path} was not refused: {answer}");
        }
        catch (ApiException refused)
        {
            return (refused.Status, refused.Problem);
        }
    }

    /// <summary>Every item of a list, page by page.</summary>
    /// <param name="path">The path, with a query.</param>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path)
    {
        var items = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=200{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);
        return items;
    }

    /// <summary>Uploads a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="fileName">The file's name.</param>
    /// <param name="content">Its content.</param>
    /// <param name="fields">The other fields of the form.</param>
    public async Task<JsonElement> UploadAsync(string path, string fileName, byte[] content, IReadOnlyDictionary<string, string> fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(content), "file", fileName);
        return await SendAsync(HttpMethod.Post, path, form);
    }

    /// <summary>Asks until something is so, because another service has still to hear of it.</summary>
    /// <param name="what">What is awaited, for the message when it does not happen.</param>
    /// <param name="ask">Answers what was awaited, or null to be asked again.</param>
    /// <param name="seconds">For how long.</param>
    public static async Task<JsonElement> UntilAsync(string what, Func<Task<JsonElement?>> ask, int seconds = 60)
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var pause = s_firstPause; ; pause = pause * 1.5 < s_longestPause ? pause * 1.5 : s_longestPause)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            if (TimeProvider.System.GetElapsedTime(since).TotalSeconds > seconds)
            {
                throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"Not within {seconds} s: {what}."));
            }

            await Task.Delay(pause);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content, int? version = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (method == HttpMethod.Post)
        {
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        }

        if (version is { } seen)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{seen}\"")));
        }

        using var response = await http.SendAsync(request);
        return await ReadAsync(response, $"{method} {path}");
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, string what)
    {
        var text = await response.Content.ReadAsStringAsync();
        var body = text.Length == 0 ? default : JsonElement.Parse(text);
        return response.IsSuccessStatusCode ? body : throw new ApiException($"{what}: {(int)response.StatusCode} {text}", response.StatusCode, body);
    }
}

/// <summary>The API answered with an error.</summary>
/// <param name="message">What was asked and answered.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="problem">The problem document.</param>
public sealed class ApiException(string message, HttpStatusCode status, JsonElement problem) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status => status;

    /// <summary>The problem document.</summary>
    public JsonElement Problem => problem;
}
