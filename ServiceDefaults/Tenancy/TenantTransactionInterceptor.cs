using System.Data.Common;
using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Credentialing.ServiceDefaults.Tenancy;

/// <summary>
/// Tells PostgreSQL at the start of every transaction whose rows it may touch. The setting is local to the
/// transaction, so a pooled connection never carries it to somebody else.
/// </summary>
internal sealed class TenantTransactionInterceptor : DbTransactionInterceptor
{
    private const string Sql = "SELECT set_config('app.tenant', @tenant, true)";

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = Command(connection, eventData, result);
        command.ExecuteNonQuery();
        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, eventData, result);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return result;
    }

    private static DbCommand Command(DbConnection connection, TransactionEndEventData eventData, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Sql;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "tenant";
        parameter.Value = (eventData.Context as ServiceDb)?.Tenant.Setting ?? "";
        command.Parameters.Add(parameter);
        return command;
    }
}
