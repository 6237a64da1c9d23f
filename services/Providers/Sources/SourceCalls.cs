using System.Text;
using System.Text.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Credentialing.Providers.Sources;

/// <summary>
/// How one outside source is asked: a few at a time, each with a deadline, and not at all for a while when it has failed
/// too often, whoever asked. Whatever goes wrong, the caller hears that there was no answer, in bounded time.
/// </summary>
internal sealed partial class SourceCalls : IDisposable
{
    /// <summary>Where the deadline of a request that nobody waits for is configured.</summary>
    public const string DeadlineKey = "Sources:Deadline";

    // A caller may hold a database connection meanwhile: a slow source must not take all of them.
    private const int AtOnce = 8;
    private const int TooManyRequests = 429;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly string _source;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<HttpResponseMessage> _impatient;
    private readonly ResiliencePipeline<HttpResponseMessage> _once;

    /// <summary>One for all who ask a source.</summary>
    /// <param name="source">Its name.</param>
    /// <param name="configuration">Has the deadline.</param>
    /// <param name="logger">Hears when it does not answer.</param>
    public SourceCalls(string source, IConfiguration configuration, ILogger logger)
    {
        (_source, _logger) = (source, logger);
        var breaker = Breaker();
        _impatient = New().AddTimeout(TimeSpan.FromSeconds(8)).AddRetry(Again()).AddPipeline(breaker).AddTimeout(TimeSpan.FromSeconds(2)).Build();
        _once = New().AddPipeline(breaker).AddTimeout(configuration.GetValue(DeadlineKey, s_deadline)).Build();
    }

    /// <summary>Asks for a JSON document for somebody who waits: again when the source stumbles.</summary>
    /// <returns>The document, or null when the source did not answer with one.</returns>
    public async Task<JsonDocument?> GetJsonAsync(HttpClient http, Uri address, CancellationToken cancellationToken) =>
        await AskAsync(_impatient, http, () => new HttpRequestMessage(HttpMethod.Get, address), cancellationToken) is SourceAnswer.Given given
            ? JsonDocument.Parse(given.Body)
            : null;

    /// <summary>Asks for a JSON document with one request, which is told for what it was: whoever asks again counts.</summary>
    public Task<SourceAnswer> AskOnceAsync(HttpClient http, Func<HttpRequestMessage> request, CancellationToken cancellationToken) =>
        AskAsync(_once, http, request, cancellationToken);

    public void Dispose() => _places.Dispose();

    private async Task<SourceAnswer> AskAsync(
        ResiliencePipeline<HttpResponseMessage> pipeline, HttpClient http, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        if (!await _places.WaitAsync(s_patience, cancellationToken))
        {
            return NoAnswer(new SourceAnswer.NotAsked("too many ask at once"), "too many ask at once");
        }

        try
        {
            using var response = await pipeline.ExecuteAsync(
                async token =>
                {
                    using var message = request();
                    return await http.SendAsync(message, HttpCompletionOption.ResponseContentRead, token);
                },
                cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                return NoAnswer(new SourceAnswer.Silent($"answered with status {(int)response.StatusCode}"), response.StatusCode.ToString());
            }

            // Whatever its header says of the characters, JSON is UTF-8.
            var body = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(cancellationToken)).TrimStart('\uFEFF');
            return SourceAnswer.IsJson(body) ? new SourceAnswer.Given(body) : NoAnswer(new SourceAnswer.Silent("answered with something else than data"), "not JSON");
        }
        catch (BrokenCircuitException)
        {
            return NoAnswer(new SourceAnswer.NotAsked("it has not answered for a while"), nameof(BrokenCircuitException));
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutRejectedException)
        {
            return NoAnswer(new SourceAnswer.Silent(exception is TimeoutRejectedException ? "did not answer in time" : "could not be reached"), exception.GetType().Name);
        }
        finally
        {
            _places.Release();
        }
    }

    private SourceAnswer NoAnswer(SourceAnswer answer, string reason)
    {
        LogNoAnswer(_logger, _source, reason);
        return answer;
    }

    // By the machine's clock: a rehearsal's may jump.
    private static ResiliencePipelineBuilder<HttpResponseMessage> New() => new() { TimeProvider = TimeProvider.System };

    private static PredicateBuilder<HttpResponseMessage> Stumbles() => new PredicateBuilder<HttpResponseMessage>()
        .Handle<HttpRequestException>().Handle<TimeoutRejectedException>()
        .HandleResult(response => (int)response.StatusCode is >= 500 or TooManyRequests);

    private static RetryStrategyOptions<HttpResponseMessage> Again() => new()
    {
        ShouldHandle = Stumbles(),
        MaxRetryAttempts = 2,
        BackoffType = DelayBackoffType.Exponential,
        Delay = TimeSpan.FromMilliseconds(200),
        UseJitter = true,
    };

    private static ResiliencePipeline<HttpResponseMessage> Breaker() => New().AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
    {
        ShouldHandle = Stumbles(),
        FailureRatio = 0.5,
        MinimumThroughput = 10,
        SamplingDuration = TimeSpan.FromSeconds(30),
        BreakDuration = TimeSpan.FromSeconds(5),
    }).Build();

    [LoggerMessage(LogLevel.Warning, "{Source} gave no answer: {Reason}")]
    private static partial void LogNoAnswer(ILogger logger, string source, string reason);
}
