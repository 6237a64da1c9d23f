using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Credentialing.Providers.Sources;

/// <summary>
/// How one outside source is asked: a few at a time, each with a deadline, again when it stumbles, and not at all for a
/// while when it has failed too often. Whatever goes wrong, the caller hears that there was no answer, in bounded time.
/// </summary>
internal sealed partial class SourceCalls(string source, ILogger logger) : IDisposable
{
    // A caller may hold a database connection meanwhile: a slow source must not take all of them.
    private const int AtOnce = 8;
    private const int TooManyRequests = 429;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = Pipeline();

    /// <summary>Asks for a JSON document.</summary>
    /// <returns>The document, or null when the source did not answer with one.</returns>
    public async Task<JsonDocument?> GetJsonAsync(HttpClient http, Uri address, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(s_patience, cancellationToken))
        {
            LogNoAnswer(logger, source, "too many ask at once");
            return null;
        }

        try
        {
            using var response = await _pipeline.ExecuteAsync(
                async token => await http.GetAsync(address, HttpCompletionOption.ResponseContentRead, token), cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                LogNoAnswer(logger, source, response.StatusCode.ToString());
                return null;
            }

            return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException or BrokenCircuitException or JsonException)
        {
            LogNoAnswer(logger, source, exception.GetType().Name);
            return null;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    // By the machine's clock: a rehearsal's may jump.
    private static ResiliencePipeline<HttpResponseMessage> Pipeline()
    {
        var stumbles = new PredicateBuilder<HttpResponseMessage>()
            .Handle<HttpRequestException>().Handle<TimeoutRejectedException>()
            .HandleResult(response => (int)response.StatusCode is >= 500 or TooManyRequests);
        return new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = TimeProvider.System }
            .AddTimeout(TimeSpan.FromSeconds(8))
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = stumbles,
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                Delay = TimeSpan.FromMilliseconds(200),
                UseJitter = true,
            })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = stumbles,
                FailureRatio = 0.5,
                MinimumThroughput = 10,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(5),
            })
            .AddTimeout(TimeSpan.FromSeconds(2))
            .Build();
    }

    [LoggerMessage(LogLevel.Warning, "{Source} gave no answer: {Reason}")]
    private static partial void LogNoAnswer(ILogger logger, string source, string reason);
}
