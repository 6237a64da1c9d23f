using System.Net.Http.Json;
using System.Text.Json;
using Credentialing.ServiceDefaults.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Credentialing.ServiceDefaults.Security;

/// <summary>Where the list of what has ended comes from: for all but Identity, from Identity.</summary>
public interface IEndedAccessSource
{
    /// <summary>The list, as soon as it is another than the one that is known, or after a while.</summary>
    /// <param name="version">The version that is known; empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<EndedHolders> ReadAsync(string version, CancellationToken cancellationToken);
}

/// <summary>Asks Identity, which answers when there is something to say. While it does not answer, what it said last holds.</summary>
internal sealed class AskIdentity(IConfiguration configuration) : IEndedAccessSource, IDisposable
{
    // Longer than Identity waits with an answer.
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(40) };
    private readonly Uri _identity = new(configuration["services:identity:http:0"] ?? configuration["Identity:Issuer"]!);

    public async Task<EndedHolders> ReadAsync(string version, CancellationToken cancellationToken) =>
        await _http.GetFromJsonAsync<EndedHolders>(
            new Uri(_identity, $"{EndedAccess.Path}?version={Uri.EscapeDataString(version)}"), StrictJson.Options, cancellationToken)
        ?? throw new JsonException("An empty answer.");

    public void Dispose() => _http.Dispose();
}

/// <summary>Keeps this process's list that of Identity.</summary>
internal sealed class EndedAccessSync(EndedAccess ended, IEndedAccessSource source) : BackgroundService
{
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                ended.Replace(await source.ReadAsync(ended.Current.Version, stoppingToken));
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Not there yet, or not now: health says so. What was known holds, and tokens are short.
                await Task.Delay(s_again, stoppingToken);
            }
        }
    }
}
