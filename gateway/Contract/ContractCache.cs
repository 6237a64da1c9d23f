using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Credentialing.Gateway.Docs;
using Credentialing.Gateway.Proxying;
using Credentialing.Gateway.Routing;

namespace Credentialing.Gateway.Contract;

/// <summary>The merged contract as it is served: the document, the pages made from it, and a tag that changes with them.</summary>
internal sealed record PublishedContract(byte[] Json, byte[] Page, byte[] Problems, string Version);

/// <summary>
/// Keeps the last known document of every service. A service that is down stays in the contract as it last was; one that
/// has never answered is asked again soon.
/// </summary>
internal sealed partial class ContractCache(
    ServiceAddresses services, ServiceClient client, TimeProvider time, IConfiguration configuration, ILogger<ContractCache> logger) : IDisposable
{
    private static readonly TimeSpan WhenComplete = TimeSpan.FromSeconds(30), WhenIncomplete = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, byte[]> lastKnown = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim one = new(1, 1);
    private (PublishedContract Contract, long At, bool Complete)? current;

    public async ValueTask<PublishedContract> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } fresh)
        {
            return fresh;
        }

        await one.WaitAsync(cancellationToken);
        try
        {
            return Fresh() ?? await RefreshAsync(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private PublishedContract? Fresh() =>
        current is { } known && time.GetElapsedTime(known.At) < (known.Complete ? WhenComplete : WhenIncomplete) ? known.Contract : null;

    private async Task<PublishedContract> RefreshAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(services.Names.Select(async name => (name, document: await ReadAsync(name, cancellationToken))));
        var changed = current is null;
        foreach (var (name, document) in answers)
        {
            if (document is not null && !(lastKnown.TryGetValue(name, out var known) && document.AsSpan().SequenceEqual(known)))
            {
                lastKnown[name] = document;
                changed = true;
            }
        }

        var contract = changed ? Publish() : current!.Value.Contract;
        current = (contract, time.GetTimestamp(), answers.All(answer => answer.document is not null));
        return contract;
    }

    private async Task<byte[]?> ReadAsync(string service, CancellationToken cancellationToken)
    {
        using var answer = await client.GetAsync(service, "/openapi/v1.json", Patience, cancellationToken);
        if (answer is not { IsSuccessStatusCode: true })
        {
            return null;
        }

        var document = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return JsonNode.Parse(document) is JsonObject ? document : null;
        }
        catch (JsonException notJson)
        {
            LogUnreadable(logger, service, notJson);
            return null;
        }
    }

    private PublishedContract Publish()
    {
        var document = ContractMerge.Merge(
            lastKnown.Select(part => KeyValuePair.Create(part.Key, JsonNode.Parse(part.Value)!.AsObject())),
            configuration["Identity:Issuer"]?.TrimEnd('/') is { Length: > 0 } url ? url : "/");
        var json = JsonSerializer.SerializeToUtf8Bytes(document);
        return new PublishedContract(
            json, DocsPage.Render(document), ProblemsPage.Render(document), Convert.ToHexStringLower(SHA256.HashData(json).AsSpan(0, 12)));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The contract of {Service} cannot be read; its last known one is kept")]
    private static partial void LogUnreadable(ILogger logger, string service, Exception exception);
}
