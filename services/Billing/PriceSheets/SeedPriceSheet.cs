using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing.PriceSheets;

/// <summary>Before this copy listens there is a price sheet in force; where there is one already, nothing happens.</summary>
internal sealed class SeedPriceSheet(IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BillingDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.TakeTurnAsync(PriceCodes.Turn, cancellationToken);
        if (!await db.PriceSheets.AnyAsync(cancellationToken))
        {
            var now = clock.GetUtcNow();
            db.Add(PriceSheet.Publish(new PriceSheetId(Guid.CreateVersion7(now)), PriceCodes.Standard, "Standard prices", edition: 1,
            [
                Line(PriceCodes.ResearchFee, "Market and payor research", PriceUnit.Client, 750m),
                Line(PriceCodes.OnboardingPractice, "Onboarding of a practice", PriceUnit.Practice, 500m),
                Line(PriceCodes.OnboardingProvider, "Onboarding of a further provider", PriceUnit.Provider, 150m),
                Line(PriceCodes.Application, "Payor application", PriceUnit.Application, 250m),
                Line(PriceCodes.Resubmission, "Resubmission of an application", PriceUnit.Application, 125m),
                Line(PriceCodes.MaintenanceProvider, "Monthly maintenance of a provider", PriceUnit.ProviderMonth, 45m),
            ]));
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);

        PriceSheetLine Line(string code, string description, PriceUnit unit, decimal price) =>
            new(Guid.CreateVersion7(clock.GetUtcNow()), code, description, unit, new Money(price, Money.Usd));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
