using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Providers.CriteriaSets;

/// <summary>Before this copy listens there is every edition of the built-in sets; what is there already stays as it is.</summary>
internal sealed class SeedCriteriaSets(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    private static readonly Guid s_turn = new("01930000-0000-7000-8000-000000000002");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProvidersDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.TakeTurnAsync(s_turn, cancellationToken);
        var known = await db.BuiltInSets.Select(set => new { set.Code, set.Edition }).ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        db.AddRange(BuiltInTables.All.Where(table => !known.Contains(new { table.Code, table.Edition }))
            .Select(table => BuiltInSet.Publish(new CriteriaSetId(Guid.CreateVersion7(now)), table)));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
