using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Billing;

/// <summary>The database of prices, invoices, payments and the ledger.</summary>
public sealed class BillingDb(DbContextOptions<BillingDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(typeof(BillingDb).Assembly);
}
