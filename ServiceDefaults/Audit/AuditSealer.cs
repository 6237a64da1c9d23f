using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Credentialing.ServiceDefaults.Audit;

/// <summary>
/// Puts committed entries into the chain: whichever copy of the service holds the lock at that moment, in the order of
/// their ids. It polls, since a NOTIFY in every business transaction would serialize their commits.
/// </summary>
internal sealed partial class AuditSealer(IServiceScopeFactory scopes, ServiceDatabase database, IConfiguration configuration, ILogger<AuditSealer> logger)
    : BackgroundService
{
    private const long AdvisoryLock = 0x0C4ED_0004;
    private const int Batch = 500;

    private readonly TimeSpan _every = configuration.GetValue("Audit:SealEvery", TimeSpan.FromMilliseconds(500));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_every);
        do
        {
            try
            {
                while (await SealAsync(stoppingToken) == Batch)
                {
                }
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or InvalidOperationException or DbUpdateException)
            {
                Log.Postponed(logger, exception.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> SealAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ServiceDb>();
        if (!await db.Set<AuditUnsealed>().AnyAsync(cancellationToken))
        {
            return 0;
        }

        db.Tenant.SeeAll();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var mine = await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({AdvisoryLock}) AS \"Value\"").SingleAsync(cancellationToken);
        if (!mine)
        {
            return 0;
        }

        var entries = await (
            from unsealed in db.Set<AuditUnsealed>()
            join entry in db.Set<AuditEntry>() on unsealed.EntryId equals entry.Id
            orderby entry.Id
            select entry).AsNoTracking().Take(Batch).ToListAsync(cancellationToken);
        var last = await db.Set<AuditLink>().AsNoTracking().OrderByDescending(link => link.Seq).FirstOrDefaultAsync(cancellationToken);
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? AuditChain.Start);
        foreach (var entry in entries)
        {
            var next = AuditChain.Hash(hash, AuditChain.Bytes(entry, database.Service));
            db.Add(new AuditLink { Seq = ++seq, EntryId = entry.Id, PreviousHash = hash, Hash = next });
            hash = next;
        }

        await db.SaveChangesAsync(cancellationToken);
        var ids = entries.Select(entry => entry.Id).ToArray();
        await db.Set<AuditUnsealed>().Where(unsealed => ids.Contains(unsealed.EntryId)).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return entries.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Sealing of the audit trail waits: {Exception}")]
        public static partial void Postponed(ILogger logger, string exception);
    }
}
