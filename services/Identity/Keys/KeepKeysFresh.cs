using Credentialing.Identity.ApiClients;
using Credentialing.Identity.Tokens;
using Credentialing.Identity.Users;
using Credentialing.ServiceDefaults.Audit;
using Credentialing.ServiceDefaults.Security;

namespace Credentialing.Identity.Keys;

/// <summary>
/// Before this copy listens: there is a key to sign with, an administrator to sign in, and the web app's place to sign in at. Then, every few minutes, keys
/// are rotated and what another copy rotated is taken over; at once where a key was retired.
/// </summary>
internal sealed partial class KeepKeysFresh(IServiceScopeFactory scopes, SigningKeyRing ring, EndedAccess ended, ILogger<KeepKeysFresh> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    // Tokens live by the real clock, whatever the rehearsal clock says.
    private static readonly TimeProvider Clock = TimeProvider.System;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(async services =>
        {
            await ring.RefreshAsync(services.GetRequiredService<SigningKeyStore>(), Clock.GetUtcNow(), cancellationToken);
            await services.GetRequiredService<BootstrapAccounts>().EnsureAsync(cancellationToken);
            await services.GetRequiredService<BootstrapPeople>().EnsureAsync(cancellationToken);
            await services.GetRequiredService<WebClient>().EnsureAsync(cancellationToken);
        }, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (last, version) = (Clock.GetTimestamp(), "");
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var left = Every - Clock.GetElapsedTime(last);
                var changed = await ended.AfterAsync(version, left > TimeSpan.Zero ? left : TimeSpan.Zero, stoppingToken);
                version = changed.Version;
                if (Clock.GetElapsedTime(last) >= Every || ring.Keys.Any(key => changed.Holders.Contains(key.KeyId)))
                {
                    last = Clock.GetTimestamp();
                    await RunAsync(services => ring.RefreshAsync(services.GetRequiredService<SigningKeyStore>(), Clock.GetUtcNow(), stoppingToken), stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // The keys in use are good for days, unless one was retired: the next round looks again.
                Log.Failed(logger, exception.GetType().Name);
                version = "";
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken);
            }
        }
    }

    private async Task RunAsync(Func<IServiceProvider, Task> work, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
        db.Tenant.SeeAll();
        scope.ServiceProvider.GetRequiredService<AuditContext>().Action = nameof(KeepKeysFresh);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.TakeTurnAsync(cancellationToken);
        await work(scope.ServiceProvider);
        await transaction.CommitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Signing keys could not be refreshed: {Exception}")]
        public static partial void Failed(ILogger logger, string exception);
    }
}
