using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// The service's data keys, in memory. A copy that has not yet heard of a rotation goes on with the key before, which
/// every copy can read; a key that it does not know yet is looked up when it first meets it.
/// </summary>
public sealed class DataKeys
{
    // Only has to differ from the other locks of ServiceDefaults.
    private const long AdvisoryLock = 0x0C4ED_0002;

    private readonly ServiceDatabase _database;
    private readonly IDataProtectionProvider _protection;
    private readonly TimeProvider _clock;
    private Ring? _ring;

    /// <summary>Nothing is read before it is needed.</summary>
    public DataKeys(ServiceDatabase database, IDataProtectionProvider protection, TimeProvider clock) =>
        (_database, _protection, _clock) = (database, protection, clock);

    internal (Guid Id, byte[] Key, DateTimeOffset CreatedAt) Current => Loaded.Current;

    internal byte[] Lookup => Loaded.Lookup;

    private Ring Loaded => _ring ?? Load();

    /// <summary>Makes a new current key; values of the older ones stay readable and are re-encrypted in the background.</summary>
    public void Rotate()
    {
        using (var connection = Locked())
        {
            Add(connection, DataKey.Field);
        }

        Load();
    }

    /// <summary>The key that encrypted a value.</summary>
    /// <exception cref="CryptographicException">There is no such key.</exception>
    internal byte[] Find(Guid id) =>
        Loaded.Keys.GetValueOrDefault(id) ?? Load().Keys.GetValueOrDefault(id) ??
        throw new CryptographicException("The value was encrypted with a key that this service does not have.");

    /// <summary>Reads the keys again; the first time ever, makes them.</summary>
    internal Ring Load()
    {
        using (var connection = new NpgsqlConnection(_database.AppConnectionString))
        {
            connection.Open();
            if (Read(connection) is { } ring)
            {
                return _ring = ring;
            }
        }

        // One copy at a time, and the lock also covers the first key of Data Protection's ring.
        using var alone = Locked();
        if (Read(alone) is null)
        {
            Add(alone, DataKey.Lookup);
            Add(alone, DataKey.Field);
        }

        return _ring = Read(alone)!;
    }

    private NpgsqlConnection Locked()
    {
        var unpooled = new NpgsqlConnectionStringBuilder(_database.AppConnectionString) { Pooling = false }.ConnectionString;
        var connection = new NpgsqlConnection(unpooled);
        connection.Open();
        using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({AdvisoryLock.ToString(CultureInfo.InvariantCulture)})", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    private Ring? Read(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("SELECT id, kind, wrapped, created_at FROM data_keys ORDER BY id", connection);
        using var reader = command.ExecuteReader();
        var known = _ring?.Keys;
        var keys = new Dictionary<Guid, byte[]>();
        (Guid Id, byte[] Key, DateTimeOffset CreatedAt)? current = null;
        byte[]? lookup = null;
        while (reader.Read())
        {
            var (id, kind) = (reader.GetGuid(0), reader.GetString(1));
            var key = known?.GetValueOrDefault(id) ?? Protector(kind, id).Unprotect(reader.GetFieldValue<byte[]>(2));
            keys[id] = key;
            if (kind == DataKey.Lookup)
            {
                lookup = key;
            }
            else
            {
                current = (id, key, reader.GetFieldValue<DateTimeOffset>(3));
            }
        }

        return current is { } field && lookup is not null ? new Ring(keys.ToFrozenDictionary(), field, lookup) : null;
    }

    private void Add(NpgsqlConnection connection, string kind)
    {
        var id = Guid.CreateVersion7();
        using var command = new NpgsqlCommand("INSERT INTO data_keys (id, kind, wrapped, created_at) VALUES ($1, $2, $3, $4)", connection);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(kind);
        command.Parameters.AddWithValue(Protector(kind, id).Protect(RandomNumberGenerator.GetBytes(32)));
        command.Parameters.AddWithValue(_clock.GetUtcNow());
        command.ExecuteNonQuery();
    }

    // Kind and id are bound in: rows of the table cannot be exchanged for one another.
    private IDataProtector Protector(string kind, Guid id) => _protection.CreateProtector("Credentialing.DataKey.v1", kind, id.ToString());

    internal sealed record Ring(FrozenDictionary<Guid, byte[]> Keys, (Guid Id, byte[] Key, DateTimeOffset CreatedAt) Current, byte[] Lookup);
}
