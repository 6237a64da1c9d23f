using System.Data;
using Credentialing.Providers.ExclusionLists;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Credentialing.Providers.Screening;

/// <summary>The lists as they were loaded: the index, and what it was made of.</summary>
/// <param name="Index">The entries.</param>
/// <param name="Editions">The edition of each list.</param>
internal sealed record LoadedLists(ScreeningIndex Index, IReadOnlyDictionary<string, int> Editions);

/// <summary>
/// Keeps this copy's index that of the editions in force: whoever screens asks which these are, and waits for another
/// index where this one is of the past. It is made ahead of them as soon as the database tells of a new edition.
/// </summary>
internal sealed partial class ScreeningLists(ServiceDatabase database, IServiceScopeFactory scopes, ILogger<ScreeningLists> logger) : BackgroundService
{
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_again = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _oneLoads = new(1);
    private LoadedLists _loaded = new(new ScreeningIndex([]), new Dictionary<string, int>(StringComparer.Ordinal));

    /// <summary>The lists in force.</summary>
    public async Task<(LoadedLists Loaded, IReadOnlyList<ExclusionList> Lists)> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var lists = await ReadAsync(scope.ServiceProvider.GetRequiredService<ProvidersDb>(), cancellationToken);
        if (IsOf(_loaded, lists))
        {
            return (_loaded, lists);
        }

        await _oneLoads.WaitAsync(cancellationToken);
        try
        {
            return IsOf(_loaded, lists) ? (_loaded, lists) : await LoadAsync(cancellationToken);
        }
        finally
        {
            _oneLoads.Release();
        }
    }

    public override void Dispose()
    {
        _oneLoads.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(database.ListenerConnectionString);
                await connection.OpenAsync(stoppingToken);
                await using (var listen = new NpgsqlCommand($"LISTEN {TakeLists.Channel}", connection))
                {
                    await listen.ExecuteNonQueryAsync(stoppingToken);
                }

                while (true)
                {
                    await CurrentAsync(stoppingToken);
                    await connection.WaitAsync(s_poll, stoppingToken);
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException)
            {
                Log.Disconnected(logger, exception.GetType().Name);
                await Task.Delay(s_again, stoppingToken);
            }
        }
    }

    private static bool IsOf(LoadedLists loaded, List<ExclusionList> lists) =>
        loaded.Editions.Count == lists.Count && lists.All(list => loaded.Editions.GetValueOrDefault(list.Code) == list.Edition);

    private static Task<List<ExclusionList>> ReadAsync(ProvidersDb db, CancellationToken cancellationToken) =>
        db.ExclusionLists.AsNoTracking().Where(list => list.Edition > 0).ToListAsync(cancellationToken);

    private async Task<(LoadedLists Loaded, IReadOnlyList<ExclusionList> Lists)> LoadAsync(CancellationToken cancellationToken)
    {
        var since = System.Diagnostics.Stopwatch.StartNew();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProvidersDb>();

        // Editions and entries of one moment.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var lists = await ReadAsync(db, cancellationToken);
        var entries = new List<IndexedEntry>(lists.Sum(list => list.Entries));
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var entry in db.ExclusionEntries.AsNoTracking().Where(entry => entry.EndedIn == null).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            entries.Add(Of(entry, text => Shared(shared, text)));
        }

        _loaded = new LoadedLists(new ScreeningIndex(entries), lists.ToDictionary(list => list.Code, list => list.Edition, StringComparer.Ordinal));
        Log.Loaded(logger, entries.Count, since.ElapsedMilliseconds);
        return (_loaded, lists);
    }

    private static IndexedEntry Of(ExclusionEntry entry, Func<string?, string?> shared) => new()
    {
        Id = entry.Id,
        List = shared(entry.List)!,
        Identity = FileReader.KeyOf(entry.Identity),
        Content = FileReader.KeyOf(entry.Content),
        FirstName = shared(entry.FirstName),
        MiddleName = shared(entry.MiddleName),
        LastName = entry.IsPerson ? shared(entry.LastName) : null,
        Organization = entry.Organization,
        Npi = entry.Npi,
        DateOfBirth = entry.DateOfBirth,
        Role = shared(entry.Role),
        City = shared(entry.City),
        State = shared(entry.State),
        Type = shared(entry.Type),
        ExcludedOn = entry.ExcludedOn,
        EndsOn = entry.EndsOn,
    };

    private static string? Shared(Dictionary<string, string> known, string? text)
    {
        if (text is null || known.TryAdd(text, text))
        {
            return text;
        }

        return known[text];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The exclusion lists are loaded: {Entries} entries in {Milliseconds} ms")]
        public static partial void Loaded(ILogger logger, int entries, long milliseconds);

        [LoggerMessage(LogLevel.Warning, "The exclusion lists wait for the database: {Exception}")]
        public static partial void Disconnected(ILogger logger, string exception);
    }
}
