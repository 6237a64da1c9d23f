using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Credentialing.Sandbox.Switches;

namespace Credentialing.Sandbox.Card;

/// <summary>What the processor tells, and how often it has tried to.</summary>
public sealed class CardEvent(string id, string type, Uri to, string body)
{
    private int _attempts;
    private int _answered;

    /// <summary><c>evt_…</c></summary>
    public string Id => id;

    /// <summary>What happened: <c>checkout.session.completed</c>.</summary>
    public string Type => type;

    /// <summary>Who is told.</summary>
    public Uri To => to;

    /// <summary>What is said, byte for byte the same at each attempt.</summary>
    public string Body => body;

    /// <summary>How often it was tried.</summary>
    public int Attempts => _attempts;

    /// <summary>The last answer's status; 0 when there was none.</summary>
    public int LastStatus => _answered;

    internal void Tried(int status)
    {
        Interlocked.Increment(ref _attempts);
        _answered = status;
    }
}

/// <summary>
/// Tells of payments, signed, until the other side answers 2xx or ten attempts were made, each after twice the pause of
/// the one before. A wrong processor signs with another secret.
/// </summary>
/// <param name="http">Makes connections.</param>
/// <param name="switches">How the processor behaves.</param>
/// <param name="configuration">Has the secret.</param>
/// <param name="clock">Tells when, and waits.</param>
public sealed class CardEvents(IHttpClientFactory http, PartSwitches switches, IConfiguration configuration, TimeProvider clock)
{
    private const int MostAttempts = 10;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, CardEvent> _events = new(StringComparer.Ordinal);

    /// <summary>Every event.</summary>
    public IReadOnlyCollection<CardEvent> All => [.. _events.Values];

    /// <summary>An event, or null.</summary>
    /// <param name="id">Its id.</param>
    public CardEvent? Find(string id) => _events.GetValueOrDefault(id);

    /// <summary>Says that a session was paid; does not wait until somebody has heard it.</summary>
    /// <param name="session">The session.</param>
    public CardEvent Completed(CheckoutSession session)
    {
        var id = $"evt_{RandomNumberGenerator.GetHexString(24, lowercase: true)}";
        var body = JsonSerializer.Serialize(
            new
            {
                id,
                type = "checkout.session.completed",
                created = clock.GetUtcNow().ToUnixTimeSeconds(),
                data = new
                {
                    @object = new
                    {
                        id = session.Id,
                        amountTotal = session.Request.Amount,
                        currency = session.Request.Currency,
                        paymentIntent = session.PaymentIntent,
                        paymentStatus = "paid",
                        metadata = session.Request.Metadata ?? new Dictionary<string, string>(StringComparer.Ordinal),
                    },
                },
            },
            CardJson.Options);
        var told = new CardEvent(id, "checkout.session.completed", session.Request.WebhookUrl, body);
        _events[id] = told;
        _ = TellAsync(told);
        return told;
    }

    /// <summary>Tells an event again, once, and waits for the answer.</summary>
    /// <param name="told">The event.</param>
    /// <returns>Whether the other side took it.</returns>
    public async Task<bool> TellOnceAsync(CardEvent told)
    {
        try
        {
            using var client = http.CreateClient();
            client.Timeout = TimeSpan.FromSeconds(10);
            using var request = new HttpRequestMessage(HttpMethod.Post, told.To) { Content = new StringContent(told.Body, Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Card-Signature", Sign(told.Body));
            using var response = await client.SendAsync(request);
            told.Tried((int)response.StatusCode);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            told.Tried(0);
            return false;
        }
    }

    private async Task TellAsync(CardEvent told)
    {
        var pause = s_firstPause;
        while (!await TellOnceAsync(told) && told.Attempts < MostAttempts)
        {
            await Task.Delay(pause, clock);
            pause *= 2;
        }
    }

    private string Sign(string body)
    {
        var secret = configuration["Sandbox:Card:WebhookSecret"] ?? "";
        var key = Encoding.UTF8.GetBytes(switches.IsWrong(Parts.Card) ? $"not {secret}" : secret);
        var at = clock.GetUtcNow().ToUnixTimeSeconds();
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{at}.{body}")))}";
    }
}
