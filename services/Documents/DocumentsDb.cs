using Credentialing.Documents.Documents;
using Credentialing.Documents.Requests;
using Credentialing.ServiceDefaults.Persistence;
using Credentialing.ServiceDefaults.Tenancy;
using Credentialing.ServiceDefaults.Tenancy.KnownClients;
using Microsoft.EntityFrameworkCore;

namespace Credentialing.Documents;

/// <summary>The database of files and requests for them.</summary>
public sealed class DocumentsDb(DbContextOptions<DocumentsDb> options, Tenant tenant, TimeProvider clock) : ServiceDb(options, tenant, clock)
{
    /// <summary>Every document, also those whose retention was ended.</summary>
    public DbSet<Document> Documents => Set<Document>();

    /// <summary>Every version of a document's content.</summary>
    public DbSet<DocumentVersion> Versions => Set<DocumentVersion>();

    /// <summary>What was asked for.</summary>
    public DbSet<DocumentRequest> Requests => Set<DocumentRequest>();

    /// <summary>What is known of clients from their own service.</summary>
    public DbSet<KnownClient> KnownClients => Set<KnownClient>();

    /// <inheritdoc/>
    protected override void MapEntities(ModelBuilder model)
    {
        model.MapKnownClients();
        model.ApplyConfigurationsFromAssembly(typeof(DocumentsDb).Assembly);
    }
}
