using Npgsql;

namespace Credentialing.Tests.EndToEnd.Chaos;

/// <summary>A service's database as its owner sees it: every tenant, every table.</summary>
/// <param name="connectionString">Without a pool, for the server is killed under it.</param>
internal sealed class Database(string connectionString)
{
    private readonly string _connectionString = connectionString + ";Pooling=false;Timeout=5";

    public async Task<long> NumberAsync(string sql) => (await RowsAsync(sql, row => row.GetInt64(0))).Single();

    public async Task<IReadOnlyList<Guid>> IdsAsync(string sql) => await RowsAsync(sql, row => row.GetGuid(0));

    public async Task<IReadOnlyList<string>> TextsAsync(string sql) => await RowsAsync(sql, row => row.GetString(0));

    public async Task<IReadOnlyList<PublishedEvent>> EventsAsync(string sql) => await RowsAsync(sql, row => new PublishedEvent(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateTimeOffset>(2)));

    private async Task<IReadOnlyList<T>> RowsAsync<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var connection = new NpgsqlConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

/// <summary>An event that went out.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Exchange">Where to.</param>
/// <param name="At">When the broker had confirmed it.</param>
internal sealed record PublishedEvent(Guid Id, string Exchange, DateTimeOffset At);
