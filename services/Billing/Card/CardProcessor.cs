using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Credentialing.Billing.Card;

/// <summary>Whether the processor did what it was asked.</summary>
internal enum CardOutcome
{
    /// <summary>It did.</summary>
    Done,

    /// <summary>It says that it never will.</summary>
    Refused,

    /// <summary>It answered, but not whether it did: ask again with the same key.</summary>
    Unclear,

    /// <summary>It did not answer, or answers nobody at the moment: ask again with the same key.</summary>
    Unavailable,
}

/// <summary>A payment page.</summary>
internal sealed record CardSession(string Id, Uri Url, DateTimeOffset ExpiresAt);

/// <summary>What became of a refund; the reference is the processor's, when it is done.</summary>
internal sealed record CardRefundAnswer(CardOutcome Outcome, string? Reference = null);

/// <summary>The card processor. Every call carries a key, so that asking twice does nothing twice.</summary>
internal sealed partial class CardProcessor(HttpClient http, CardSettings settings, ILogger<CardProcessor> logger)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Makes a payment page, or null when the processor does not answer as it should.</summary>
    public async Task<CardSession?> CreateSessionAsync(Money amount, Guid invoice, Uri? successUrl, string key, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [CardEvent.InvoiceKey] = invoice.ToString() };
        var asked = new SessionRequest(Cents(amount), CurrencyOf(amount), settings.Webhook, successUrl, metadata);
        var (status, made) = await PostAsync<SessionAnswer>("checkout-sessions", asked, key, cancellationToken);
        return made is { Id.Length: > 0 and <= 200, Url.IsAbsoluteUri: true } && status is HttpStatusCode.OK or HttpStatusCode.Created
            ? new CardSession(made!.Id, made.Url, DateTimeOffset.FromUnixTimeSeconds(made.ExpiresAt))
            : null;
    }

    /// <summary>Has money of a payment go back.</summary>
    public async Task<CardRefundAnswer> RefundAsync(string payment, Money amount, string key, CancellationToken cancellationToken)
    {
        var (status, made) = await PostAsync<RefundAnswer>("refunds", new RefundRequest(payment, Cents(amount)), key, cancellationToken);
        return status switch
        {
            HttpStatusCode.OK or HttpStatusCode.Created when made is { Id.Length: > 0 and <= 200, Status: "succeeded" or "pending" } && made.Amount == Cents(amount) =>
                new CardRefundAnswer(CardOutcome.Done, made.Id),
            HttpStatusCode.OK or HttpStatusCode.Created when made?.Status is "failed" or "canceled" => new CardRefundAnswer(CardOutcome.Refused),
            HttpStatusCode.BadRequest or HttpStatusCode.PaymentRequired or HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.UnprocessableEntity =>
                new CardRefundAnswer(CardOutcome.Refused),
            null or >= HttpStatusCode.InternalServerError or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout
                or HttpStatusCode.TooManyRequests => new CardRefundAnswer(CardOutcome.Unavailable),
            _ => Unclear(key),
        };
    }

    private CardRefundAnswer Unclear(string key)
    {
        LogUnclear(logger, key);
        return new CardRefundAnswer(CardOutcome.Unclear);
    }

    private async Task<(HttpStatusCode? Status, T? Answer)> PostAsync<T>(string path, object body, string key, CancellationToken cancellationToken)
        where T : class
    {
        if (settings.Address is null)
        {
            LogSilent(logger, path, "it is not configured");
            return (null, null);
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.Address, path)) { Content = JsonContent.Create(body, body.GetType(), options: s_json) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", settings.Key);
            request.Headers.Add("Idempotency-Key", key);
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                LogSilent(logger, path, $"it answered {(int)response.StatusCode}");
                return (response.StatusCode, null);
            }

            return (response.StatusCode, await response.Content.ReadFromJsonAsync<T>(s_json, cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogSilent(logger, path, exception.GetType().Name);
            return (null, null);
        }
    }

    private static long Cents(Money amount) => (long)(amount.Amount * 100m);

    private static string CurrencyOf(Money amount) => CardEvent.ToProcessor(amount.Currency);

    [LoggerMessage(LogLevel.Warning, "The card processor did not do {Path}: {Why}")]
    private static partial void LogSilent(ILogger logger, string path, string why);

    [LoggerMessage(LogLevel.Error, "The card processor's answer about refund {Refund} says neither that it is done nor that it is not: somebody has to look")]
    private static partial void LogUnclear(ILogger logger, string refund);

    private sealed record SessionRequest(long Amount, string Currency, Uri WebhookUrl, Uri? SuccessUrl, IReadOnlyDictionary<string, string> Metadata);

    private sealed record SessionAnswer(string Id, Uri Url, long ExpiresAt);

    private sealed record RefundRequest(string PaymentIntent, long Amount);

    private sealed record RefundAnswer(string Id, long Amount, string Status);
}

/// <summary>Adds the processor to the service.</summary>
internal static class CardSetup
{
    // A caller waits for this while a connection to the database is held.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static void AddCardProcessor(this IServiceCollection services)
    {
        services.AddSingleton<CardSettings>();
        services.AddHttpClient<CardProcessor>(http => http.Timeout = s_patience)

            // A redirect would take the key to somewhere that nobody configured.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false });
    }
}
