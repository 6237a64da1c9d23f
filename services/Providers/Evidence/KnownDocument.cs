using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.Evidence;

/// <summary>That there is a document, from the events of Documents: evidence that is named must exist.</summary>
public sealed class KnownDocument : IBelongsToClient
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; private set; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>Whether it can no longer be used.</summary>
    public bool Removed { get; private set; }
}

internal sealed class KnownDocumentMapping : IEntityTypeConfiguration<KnownDocument>
{
    public void Configure(EntityTypeBuilder<KnownDocument> document)
    {
        document.ToTable("known_documents");
        document.HasKey(d => d.DocumentId);
        document.Property(d => d.DocumentId).ValueGeneratedNever();
    }
}

internal static class KnownDocuments
{
    // A document that was uploaded a moment ago is on its way here; longer than this it is not waited for.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(40);

    /// <summary>Whether all of these are documents of the client that may be used.</summary>
    public static async Task<bool> AreKnownAsync(this ProvidersDb db, ClientId client, IReadOnlyCollection<Guid> documents, CancellationToken cancellationToken)
    {
        var wanted = documents.Distinct().ToArray();

        // By the machine's clock: a rehearsal's may jump.
        var until = TimeProvider.System.GetUtcNow() + s_patience;
        while (wanted.Length > 0)
        {
            var found = await db.KnownDocuments.AsNoTracking().Where(d => d.ClientId == client && wanted.Contains(d.DocumentId)).ToListAsync(cancellationToken);
            if (found.Count == wanted.Length || found.Exists(document => document.Removed) || TimeProvider.System.GetUtcNow() > until)
            {
                return found.Count == wanted.Length && !found.Exists(document => document.Removed);
            }

            await Task.Delay(s_pause, cancellationToken);
        }

        return true;
    }
}
