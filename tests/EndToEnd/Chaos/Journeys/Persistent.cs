using System.Net;

namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>
/// Repeats each request, under its own key, until it is answered: what a careful partner's program does while we break.
/// An answer that is no passing one is the caller's.
/// </summary>
/// <param name="requests">Counts.</param>
internal sealed class Persistent(Requests requests) : DelegatingHandler(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) })
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_oneTry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(4);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A body is read once for each try.
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        var since = TimeProvider.System.GetTimestamp();
        requests.Asked();
        for (var pause = s_firstPause; ; pause = pause * 2 < s_longestPause ? pause * 2 : s_longestPause)
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(s_oneTry);
            requests.Sent();
            try
            {
                var response = await base.SendAsync(request, patience.Token);
                if (!IsPassing(response.StatusCode) || TimeProvider.System.GetElapsedTime(since) > s_patience)
                {
                    await response.Content.LoadIntoBufferAsync(patience.Token);
                    return response;
                }

                response.Dispose();
            }
            catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException && !cancellationToken.IsCancellationRequested
                && TimeProvider.System.GetElapsedTime(since) < s_patience)
            {
                // Nobody answered: it may have been done or not, and the key makes that harmless.
            }
            finally
            {
                requests.Answered();
            }

            requests.Again();
            // Not all at the same moment: whoever is just starting has enough to do.
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancellationToken);
        }
    }

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}

/// <summary>How many requests there were, and are.</summary>
internal sealed class Requests
{
    private int _all;
    private int _again;
    private int _inFlight;

    /// <summary>Requests, however often each was sent.</summary>
    public int All => Volatile.Read(ref _all);

    /// <summary>How often one was sent again.</summary>
    public int Repeated => Volatile.Read(ref _again);

    /// <summary>Sent and not answered.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    public void Asked() => Interlocked.Increment(ref _all);

    public void Again() => Interlocked.Increment(ref _again);

    public void Sent() => Interlocked.Increment(ref _inFlight);

    public void Answered() => Interlocked.Decrement(ref _inFlight);
}
