using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>
/// Brings the database to this version of the service before the service listens: one copy at a time, as the owner,
/// and leaves behind a role that may only do what serving needs.
/// </summary>
internal static partial class Migrator
{
    // Any fixed number: it only has to be the same in every copy of every service.
    private const long AdvisoryLock = 0x0C4ED_0001;
    private const int MostDeadlocks = 10;

    public static async Task MigrateAsync<TDb>(ServiceDatabase database, TimeProvider clock, ILogger logger, CancellationToken cancellationToken)
        where TDb : ServiceDb
    {
        await using var gate = await OpenAsync(database, logger, clock, cancellationToken);
        await ExecuteAsync(gate, $"SELECT pg_advisory_lock({AdvisoryLock})", cancellationToken);
        var options = new DbContextOptionsBuilder<TDb>().UseNpgsql(database.OwnerConnectionString).Options;
        await using var db = (TDb)Activator.CreateInstance(typeof(TDb), options, new Tenant(), clock)!;
        await db.Database.MigrateAsync(cancellationToken);

        await GrantAsync(gate, string.Join(";\n", Permissions.Of(db.Model, database)), cancellationToken);
        await EnsureLoginAsync(database, gate, cancellationToken);

        Log.Migrated(logger, database.Service);
    }

    // In one transaction: copies that are serving meanwhile never see the role without its grants. They lock tables in an
    // order of their own, so it may have to begin again.
    private static async Task GrantAsync(NpgsqlConnection gate, string grants, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var transaction = await gate.BeginTransactionAsync(cancellationToken);
            try
            {
                await ExecuteAsync(gate, grants, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostDeadlocks)
            {
                await transaction.RollbackAsync(cancellationToken);
            }
        }
    }

    // The database may still be starting, or restarting after a crash: that is not a reason for the service to die.
    private static async Task<NpgsqlConnection> OpenAsync(ServiceDatabase database, ILogger logger, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Not pooled: closing it must end the session, and with it the lock.
        var unpooled = new NpgsqlConnectionStringBuilder(database.OwnerConnectionString) { Pooling = false }.ConnectionString;
        for (var attempt = 1; ; attempt++)
        {
            var connection = new NpgsqlConnection(unpooled);
            try
            {
                await connection.OpenAsync(cancellationToken);
                return connection;
            }
            catch (NpgsqlException exception) when (exception.IsTransient && attempt < 60)
            {
                await connection.DisposeAsync();
                Log.Waiting(logger, database.Service, attempt);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, cancellationToken);
            }
        }
    }

    // The role's password follows the owner's, which an operator may have changed since the role was made.
    private static async Task EnsureLoginAsync(ServiceDatabase database, NpgsqlConnection owner, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = new NpgsqlConnection(database.AppConnectionString);
            await app.OpenAsync(cancellationToken);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            await ExecuteAsync(owner, $"ALTER ROLE {database.AppRole} PASSWORD '{database.AppPassword}'", cancellationToken);
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Database {Service} is at this version of the service")]
        public static partial void Migrated(ILogger logger, string service);

        [LoggerMessage(LogLevel.Warning, "Database {Service} does not answer yet (attempt {Attempt})")]
        public static partial void Waiting(ILogger logger, string service, int attempt);
    }
}
