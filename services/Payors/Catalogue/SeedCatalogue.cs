using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Payors.Catalogue;

/// <summary>Before this copy listens there is a catalogue to look at; where there is one already, nothing happens.</summary>
internal sealed class SeedCatalogue(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PayorsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Several copies may start at once; the second finds the first one's payors.
        await db.TakeTurnAsync("example payors", cancellationToken);
        if (!await db.Payors.AnyAsync(cancellationToken))
        {
            var now = clock.GetUtcNow();
            db.AddRange(ExamplePayors.All.Select(example =>
                Payor.Enter(new PayorId(Guid.CreateVersion7(now)), example.Code, example.Terms, isExample: true, now)));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
