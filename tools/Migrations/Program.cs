using Credentialing.Billing;
using Credentialing.Clients;
using Credentialing.Documents;
using Credentialing.Identity;
using Credentialing.Notifications;
using Credentialing.Payors;
using Credentialing.Providers;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

Console.WriteLine("Used by dotnet ef only: dotnet ef migrations add NAME -p services/Clients -s tools/Migrations -c ClientsDb -o Migrations");

/// <summary>Makes a service's context without the service; no database is needed to add a migration.</summary>
internal abstract class DesignTime<TDb> : IDesignTimeDbContextFactory<TDb>
    where TDb : ServiceDb
{
    public TDb CreateDbContext(string[] args) => (TDb)Activator.CreateInstance(
        typeof(TDb), new DbContextOptionsBuilder<TDb>().UseNpgsql("Host=localhost").Options, new Tenant(), TimeProvider.System)!;
}

internal sealed class ClientsDesignTime : DesignTime<ClientsDb>;

internal sealed class IdentityDesignTime : DesignTime<IdentityDb>;

internal sealed class BillingDesignTime : DesignTime<BillingDb>;

internal sealed class ProvidersDesignTime : DesignTime<ProvidersDb>;

internal sealed class PayorsDesignTime : DesignTime<PayorsDb>;

internal sealed class DocumentsDesignTime : DesignTime<DocumentsDb>;

internal sealed class NotificationsDesignTime : DesignTime<NotificationsDb>;
