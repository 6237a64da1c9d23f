namespace Credentialing.Tests.EndToEnd.Chaos.Journeys;

/// <summary>The databases of all services, asked together.</summary>
internal sealed class EveryService
{
    private static readonly string[] s_names = ["clients", "providers", "payors", "billing", "documents", "notifications", "identity"];

    private readonly Dictionary<string, Database> _databases;

    private EveryService(Dictionary<string, Database> databases) => _databases = databases;

    public Database this[string service] => _databases[service];

    public static async Task<EveryService> OpenAsync(ChaosSystem stack)
    {
        var databases = new Dictionary<string, Database>(StringComparer.Ordinal);
        foreach (var name in s_names)
        {
            databases[name] = await stack.DatabaseAsync(name);
        }

        return new EveryService(databases);
    }

    /// <summary>The exchanges that events went to so far.</summary>
    public async Task<IReadOnlyCollection<string>> ExchangesAsync() =>
        [.. (await Task.WhenAll(_databases.Values.Select(database => database.TextsAsync("SELECT DISTINCT exchange FROM outbox_messages WHERE exchange <> '' AND published_at IS NOT NULL")))).SelectMany(one => one).Distinct(StringComparer.Ordinal)];

    /// <summary>The events that were published after a moment.</summary>
    public async Task<IReadOnlyCollection<PublishedEvent>> PublishedAsync(DateTimeOffset after) =>
        [.. (await Task.WhenAll(_databases.Values.Select(database => database.EventsAsync($"SELECT id, exchange, published_at FROM outbox_messages WHERE exchange <> '' AND unroutable = 0 AND published_at > '{after:O}'")))).SelectMany(one => one)];

    /// <summary>How many events are due and not published.</summary>
    public async Task<long> UnpublishedAsync() =>
        await SumAsync("SELECT count(*) FROM outbox_messages WHERE published_at IS NULL AND parked_at IS NULL AND next_attempt_at <= now() AND unroutable = 0");

    /// <summary>How many transactions that write are open at this moment, of one service or of all.</summary>
    public Task<long> InTransactionAsync(string? service) => _databases[service ?? "identity"].NumberAsync(
        $"SELECT count(*) FROM pg_stat_activity WHERE backend_xid IS NOT NULL AND datname {(service is null ? "IS NOT NULL" : $"= '{service}'")}");

    /// <summary>How many messages were handled.</summary>
    public Task<long> HandledAsync() => SumAsync("SELECT count(*) FROM inbox_messages");

    /// <summary>How many messages were given up, anywhere.</summary>
    public async Task<long> GivenUpAsync() =>
        await SumAsync("SELECT count(*) FROM failed_messages") + await SumAsync("SELECT count(*) FROM outbox_messages WHERE parked_at IS NOT NULL");

    private async Task<long> SumAsync(string sql) => (await Task.WhenAll(_databases.Values.Select(database => database.NumberAsync(sql)))).Sum();
}
