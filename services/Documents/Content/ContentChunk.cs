using Credentialing.Documents.Documents;
using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Documents.Content;

/// <summary>A piece of a version's content, encrypted. Pieces are written and read by SQL, never tracked.</summary>
internal sealed class ContentChunk : IBelongsToClient
{
    public DocumentVersionId VersionId { get; init; }

    /// <summary>0, 1, 2 …</summary>
    public int Number { get; init; }

    public ClientId ClientId { get; init; }

    public required byte[] Data { get; init; }
}

internal sealed class ContentChunkMapping : IEntityTypeConfiguration<ContentChunk>
{
    public void Configure(EntityTypeBuilder<ContentChunk> chunk)
    {
        chunk.ToTable("content_chunks");
        chunk.HasKey(c => new { c.VersionId, c.Number });
        chunk.HasOne<DocumentVersion>().WithMany().HasForeignKey(c => c.VersionId).OnDelete(DeleteBehavior.Cascade);
    }
}
