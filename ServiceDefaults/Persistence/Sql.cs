using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Credentialing.ServiceDefaults.Persistence;

/// <summary>SQL that EF has no words for; every value is a parameter.</summary>
public static class Sql
{
    /// <summary>Runs a statement in the current transaction.</summary>
    /// <returns>The number of rows that changed.</returns>
    public static Task<int> ExecuteAsync(this DatabaseFacade database, FormattableString sql, CancellationToken cancellationToken) =>
        database.ExecuteSqlInterpolatedAsync(sql, cancellationToken);
}
