using System.Security.Cryptography;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Credentialing.ServiceDefaults.Encryption;

/// <summary>
/// Moves values of older keys to the current one, in small batches beside normal work. The columns come from the
/// model, so none can be forgotten. No version is raised: nothing that anybody can see has changed.
/// </summary>
internal static class ReEncryption
{
    private const int Batch = 500;

    /// <summary>Goes over every encrypted column once.</summary>
    /// <returns>How many values were moved.</returns>
    public static async Task<int> RunAsync(ServiceDatabase database, IModel model, IFieldCipher cipher, Guid currentKey, CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var property in model.GetEntityTypes().SelectMany(entity => entity.GetDeclaredProperties()))
        {
            if (property[EncryptedProperties.PurposeAnnotation] is string purpose && property.DeclaringType is IEntityType entity && entity.GetTableName() is { } table)
            {
                var keys = entity.FindPrimaryKey()!.Properties.Select(key => key.GetColumnName()).ToArray();
                moved += await MoveAsync(database, new(table, property.GetColumnName(), keys, purpose), cipher, currentKey, cancellationToken);
            }
        }

        return moved;
    }

    private static async Task<int> MoveAsync(ServiceDatabase database, Column column, IFieldCipher cipher, Guid currentKey, CancellationToken cancellationToken)
    {
        for (var moved = 0; ;)
        {
            await using var connection = new NpgsqlConnection(database.AppConnectionString);
            await connection.OpenAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await using (var tenant = new NpgsqlCommand("SELECT set_config('app.tenant', 'all', true)", connection))
            {
                await tenant.ExecuteNonQueryAsync(cancellationToken);
            }

            var rows = await OldAsync(connection, column, currentKey, cancellationToken);
            await using var updates = new NpgsqlBatch(connection);
            foreach (var (place, value) in rows)
            {
                var plain = cipher.Decrypt(column.Purpose, value);
                updates.BatchCommands.Add(column.Update(place, value, cipher.Encrypt(column.Purpose, plain)));
                CryptographicOperations.ZeroMemory(plain);
            }

            moved += rows.Count == 0 ? 0 : await updates.ExecuteNonQueryAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (rows.Count < Batch)
            {
                return moved;
            }
        }
    }

    private static async Task<List<(object[] Key, byte[] Value)>> OldAsync(NpgsqlConnection connection, Column column, Guid currentKey, CancellationToken cancellationToken)
    {
        await using var select = new NpgsqlCommand(column.Select, connection);
        select.Parameters.AddWithValue(currentKey.ToByteArray(bigEndian: true));
        select.Parameters.AddWithValue(Batch);
        await using var reader = await select.ExecuteReaderAsync(cancellationToken);
        var rows = new List<(object[], byte[])>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var key = new object[column.Keys.Length];
            reader.GetValues(key);
            rows.Add((key, reader.GetFieldValue<byte[]>(column.Keys.Length)));
        }

        return rows;
    }

    // Names come from the model, never from outside.
    private sealed record Column(string Table, string Name, string[] Keys, string Purpose)
    {
        public string Select => $"""
            SELECT {string.Join(", ", Keys)}, {Name} FROM {Table}
            WHERE substring({Name} from {FieldCipher.KeyIdAt} for 16) <> $1 LIMIT $2 FOR UPDATE SKIP LOCKED
            """;

        public NpgsqlBatchCommand Update(object[] key, byte[] old, byte[] value)
        {
            var where = string.Join(" AND ", Keys.Select((name, i) => $"{name} = ${i + 3}"));
            var command = new NpgsqlBatchCommand($"UPDATE {Table} SET {Name} = $1 WHERE {Name} = $2 AND {where}");
            foreach (var parameter in (object[])[value, old, .. key])
            {
                command.Parameters.AddWithValue(parameter);
            }

            return command;
        }
    }
}
