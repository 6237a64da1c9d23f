using System.Collections;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>Saving thousands of new rows at once.</summary>
public static class NewRows
{
    /// <summary>
    /// Saves as <c>SaveChanges</c> does, with versions, events, audit entries and encryption, where all that is tracked is
    /// new: one statement for each table instead of one for each row. Nothing is tracked afterwards.
    /// </summary>
    /// <param name="db">The service's database, within a transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DbUpdateException">The database refused a row, as with <c>SaveChanges</c>.</exception>
    /// <exception cref="InvalidOperationException">Something that is tracked is not new, or there is no transaction.</exception>
    public static async Task SaveNewAsync(this ServiceDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var detects = db.ChangeTracker.AutoDetectChangesEnabled;
        (db.SavesNewOnly, db.ChangeTracker.AutoDetectChangesEnabled) = (true, false);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            (db.SavesNewOnly, db.ChangeTracker.AutoDetectChangesEnabled) = (false, detects);
        }
    }
}

/// <summary>Takes Entity Framework's place when only new rows are saved; comes after whoever adds rows of its own.</summary>
internal sealed class SaveNewInterceptor : SaveChangesInterceptor
{
    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        eventData.Context is ServiceDb { SavesNewOnly: true } db
            ? InterceptionResult<int>.SuppressWithResult(await InsertAsync(db, cancellationToken))
            : result;

    private static async Task<int> InsertAsync(ServiceDb db, CancellationToken cancellationToken)
    {
        EntityEntry[] rows = [.. db.ChangeTracker.Entries()];
        if (Array.Exists(rows, row => row.State != EntityState.Added) || db.Database.CurrentTransaction is not { } transaction)
        {
            throw new InvalidOperationException("Only new rows are saved this way, within a transaction.");
        }

        try
        {
            foreach (var table in InOrder(rows.ToLookup(row => row.Metadata)))
            {
                await using var insert = Insert(table.Key, [.. table]);
                insert.Connection = (NpgsqlConnection)db.Database.GetDbConnection();
                insert.Transaction = (NpgsqlTransaction)transaction.GetDbTransaction();
                await insert.ExecuteNonQueryAsync(cancellationToken);
            }
        }
        catch (PostgresException exception)
        {
            throw new DbUpdateException("A new row was refused.", exception);
        }

        db.ChangeTracker.Clear();
        return rows.Length;
    }

    // What others refer to comes first.
    private static List<IGrouping<IEntityType, EntityEntry>> InOrder(ILookup<IEntityType, EntityEntry> tables)
    {
        var ordered = new List<IGrouping<IEntityType, EntityEntry>>();
        var seen = new HashSet<IEntityType>();
        foreach (var table in tables)
        {
            Visit(table);
        }

        return ordered;

        void Visit(IGrouping<IEntityType, EntityEntry> table)
        {
            if (!seen.Add(table.Key))
            {
                return;
            }

            foreach (var principal in table.Key.GetForeignKeys().Select(key => key.PrincipalEntityType))
            {
                if (tables.FirstOrDefault(other => other.Key == principal) is { } before)
                {
                    Visit(before);
                }
            }

            ordered.Add(table);
        }
    }

    // A column is a parameter: one array with the value of each row.
    private static NpgsqlCommand Insert(IEntityType entity, EntityEntry[] rows)
    {
        Column[] columns = [.. entity.GetProperties().Where(property => !IsNumberedByDatabase(property)).Select(property => new Column(property))];
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var command = new NpgsqlCommand($"""
            INSERT INTO "{entity.GetTableName()}" ({names})
            SELECT {string.Join(", ", columns.Select(column => column.Selected))}
            FROM unnest({string.Join(", ", columns.Index().Select(column => $"${column.Index + 1}"))}) AS n ({names})
            """);
        foreach (var column in columns)
        {
            command.Parameters.Add(column.Of(rows));
        }

        return command;
    }

    private static bool IsNumberedByDatabase(IProperty property) =>
        property.GetValueGenerationStrategy() is Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.NpgsqlValueGenerationStrategy.IdentityAlwaysColumn;

    // Names and types come from the model, never from outside.
    private sealed class Column
    {
        private readonly IProperty _property;
        private readonly RelationalTypeMapping _mapping;
        private readonly bool _isList, _isText;

        public Column(IProperty property)
        {
            (_property, _mapping, Name) = (property, property.GetRelationalTypeMapping(), property.GetColumnName());
            _isList = _mapping.StoreType.EndsWith("[]", StringComparison.Ordinal);
            _isText = _isList || _mapping.StoreType is "json" or "jsonb";
        }

        public string Name { get; }

        // Arrays of arrays must have rows of one length, and JSON has no arrays of its own: both travel as text.
        public string Selected => _isText ? $"\"{Name}\"::{_mapping.StoreType}" : $"\"{Name}\"";

        public NpgsqlParameter Of(EntityEntry[] rows)
        {
            var type = _isText ? typeof(string) : _mapping.Converter?.ProviderClrType ?? Nullable.GetUnderlyingType(_mapping.ClrType) ?? _mapping.ClrType;
            var values = Array.CreateInstance(type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                values.SetValue(ValueOf(rows[i]), i);
            }

            return new NpgsqlParameter { Value = values, DataTypeName = $"{(_isText ? "text" : _mapping.StoreTypeNameBase)}[]" };
        }

        private object? ValueOf(EntityEntry row) => row.Property(_property).CurrentValue switch
        {
            null => null,
            IEnumerable list when _isList => Literal(list),
            var value => _mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value,
        };

        private static string Literal(IEnumerable list) => $"{{{string.Join(',', list.Cast<object>().Select(item => item switch
        {
            Guid id => id.ToString(),
            string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            _ => throw new NotSupportedException($"A list of {item.GetType().Name} is not saved this way."),
        }))}}}";
    }
}
