using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Grpc.Core;
using Microsoft.Extensions.Configuration;

namespace Credentialing.ServiceDefaults.Grpc;

/// <summary>
/// The token that this service asks others with: fetched from Identity with the service's own credentials
/// (<c>Service:Secret</c>) and kept until shortly before it ends. By the machine's clock, as all tokens are.
/// </summary>
internal sealed class ServiceToken : IGrpcCallerToken, IDisposable
{
    private static readonly TimeSpan s_before = TimeSpan.FromMinutes(2);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HttpClient _identity;
    private readonly Dictionary<string, string> _request;
    private (string Token, DateTimeOffset Until)? _current;

    public ServiceToken(IConfiguration configuration, ServiceName name)
    {
        var address = configuration["services:identity:http:0"] ?? configuration["Identity:Issuer"]!;
        _identity = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(4) };
        _request = new(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = $"{name.Value}-service",
            ["client_secret"] = configuration["Service:Secret"] ??
                throw new InvalidOperationException("Service:Secret is missing: set Service__Secret, the same as Identity's Bootstrap__Services__<name>."),
        };
    }

    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (Current is { } kept)
        {
            return kept;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            return Current ?? await FetchAsync(cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        _identity.Dispose();
    }

    private string? Current => _current is { } current && TimeProvider.System.GetUtcNow() < current.Until ? current.Token : null;

    private async Task<string> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var form = new FormUrlEncodedContent(_request);
            using var answer = await _identity.PostAsync(new Uri("/connect/token", UriKind.Relative), form, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var token = await answer.Content.ReadFromJsonAsync<Answer>(cancellationToken) ?? throw new HttpRequestException("There is no token in the answer.");
            _current = (token.AccessToken, TimeProvider.System.GetUtcNow().AddSeconds(token.ExpiresIn) - s_before);
            return token.AccessToken;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // To whoever asked, it is the whole call that does not get through.
            throw new RpcException(new Status(StatusCode.Unavailable, "Identity gives no token.", failure));
        }
    }

    private sealed record Answer(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);
}

/// <summary>The name of this service, e.g. <c>payors</c>.</summary>
/// <param name="Value">Lower case.</param>
internal sealed record ServiceName(string Value);
