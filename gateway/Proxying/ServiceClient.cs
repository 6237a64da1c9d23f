using System.Diagnostics.CodeAnalysis;
using Credentialing.Gateway.Routing;

namespace Credentialing.Gateway.Proxying;

/// <summary>Asks services on the gateway's own account: for health, for their part of the contract, for lists that all of them keep.</summary>
internal sealed class ServiceClient(ServiceAddresses services) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>
    /// Sends a request to the first copy that can be reached; null when none can or the time is up.
    /// Only a connection that could not be made moves on to the next copy, so nothing is sent twice.
    /// </summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "HttpClient disposes the request's content; the response is the caller's.")]
    public async Task<HttpResponseMessage?> SendAsync(
        string service, Func<Uri, HttpRequestMessage> request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        foreach (var copy in services.Of(service))
        {
            try
            {
                // Everything is read within the deadline; the caller gets a complete answer.
                return await http.SendAsync(request(copy), HttpCompletionOption.ResponseContentRead, deadline.Token);
            }
            catch (HttpRequestException failure) when (failure.HttpRequestError == HttpRequestError.ConnectionError)
            {
                continue;
            }
            catch (HttpRequestException)
            {
                return null;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Reads a path of a service; null when there is no answer.</summary>
    public Task<HttpResponseMessage?> GetAsync(string service, string path, TimeSpan timeout, CancellationToken cancellationToken) =>
        SendAsync(service, copy => new HttpRequestMessage(HttpMethod.Get, new Uri(copy, path)), timeout, cancellationToken);

    public void Dispose() => http.Dispose();
}
