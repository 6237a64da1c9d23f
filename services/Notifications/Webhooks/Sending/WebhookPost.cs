using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Credentialing.Notifications.Webhooks.Sending;

/// <summary>What came of an attempt: a status, and a word for what was wrong with it; no word when it was taken.</summary>
internal sealed record PostResult(int? Status, string? Error);

/// <summary>Posts to addresses that others have chosen: no redirects, no cookies, no proxy, little patience, and hardly a look at the answer.</summary>
internal sealed class WebhookPost : IDisposable
{
    /// <summary>How long an attempt may take, connecting included.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostOfAnswer = 4 * 1024;
    private readonly HttpClient _http;

    public WebhookPost(IConfiguration configuration)
        : this(configuration.GetValue("Webhooks:AllowPrivate", false), Dns.GetHostAddressesAsync)
    {
    }

    internal WebhookPost(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve) => _http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        ConnectCallback = GuardedConnect.With(allowPrivate, resolve),
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = MostOfAnswer,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a message, signed; its time is the machine's, since the receiver compares it with its own.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="id">The message's id.</param>
    /// <param name="body">What.</param>
    /// <param name="secrets">What signs it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PostResult> SendAsync(string url, string id, string body, IEnumerable<string> secrets, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")) };
            request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Credentialing-Webhooks", "1"));
            request.Headers.Add("webhook-id", id);
            request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(id, timestamp, body, secrets));
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            return new PostResult((int)answer.StatusCode, ErrorOf((int)answer.StatusCode));
        }
        catch (HttpRequestException failure)
        {
            return new PostResult(null, failure.InnerException is RefusedAddressException ? "addressNotAllowed" : System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(failure.HttpRequestError.ToString()));
        }
        catch (Exception failure) when (failure is IOException or UriFormatException or InvalidOperationException)
        {
            return new PostResult(null, "connectionError");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PostResult(null, "timeout");
        }
    }

    public void Dispose() => _http.Dispose();

    private static string? ErrorOf(int status) => status switch
    {
        >= 200 and < 300 => null,
        >= 300 and < 400 => "redirectNotFollowed",
        410 => "gone",
        _ => "refused",
    };
}
