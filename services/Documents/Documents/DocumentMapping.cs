using Credentialing.ServiceDefaults.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Documents.Documents;

internal sealed class DocumentMapping : IEntityTypeConfiguration<Document>
{
    public void Configure(EntityTypeBuilder<Document> document)
    {
        document.ToTable("documents");
        document.Property(d => d.Id).ValueGeneratedNever();
        document.Property(d => d.SubjectKind).HasMaxLength(60);
        document.Property(d => d.DocumentKind).HasMaxLength(60);
        document.Property(d => d.StorageKey).HasMaxLength(200);
        document.Property(d => d.State).HasMaxLength(20);
        document.Property(d => d.RemovalReason).HasMaxLength(500).IsPersonal();
        document.HasMany(d => d.Versions).WithOne().HasForeignKey(version => version.DocumentId).OnDelete(DeleteBehavior.Cascade);
        document.HasIndex(d => new { d.ClientId, d.StorageKey }).IsUnique().HasFilter("storage_key IS NOT NULL");
        document.HasIndex(d => new { d.SubjectId, d.DocumentKind });
        document.HasIndex(d => new { d.ClientId, d.CreatedAt, d.Id });
        document.HasIndex(d => new { d.CreatedAt, d.Id });
        document.HasIndex(d => new { d.ExpiresOn, d.Id }).HasFilter("expires_on IS NOT NULL AND usable_edition IS NOT NULL");
        document.HasIndex(d => d.NoticeDueOn).HasFilter("notice_due_on IS NOT NULL");
    }
}

internal sealed class DocumentVersionMapping : IEntityTypeConfiguration<DocumentVersion>
{
    public void Configure(EntityTypeBuilder<DocumentVersion> version)
    {
        version.ToTable("document_versions");
        version.Property(v => v.Id).ValueGeneratedNever();

        // People write names, birthdays and worse into the names of files.
        version.Property(v => v.FileName).HasMaxLength(255).IsPersonal();
        version.Property(v => v.ContentType).HasMaxLength(100);
        version.Property(v => v.Sha256).HasMaxLength(64);
        version.Property(v => v.ContentKey).IsEncrypted("document.contentKey");
        version.Property(v => v.State).HasMaxLength(20);
        version.Property(v => v.ScannedBy).HasMaxLength(30);
        version.Property(v => v.UploadedBy).HasMaxLength(200);
        version.HasIndex(v => new { v.DocumentId, v.Edition }).IsUnique();
        version.HasIndex(v => v.ReceivedAt).HasFilter("state = 'Quarantined'").HasDatabaseName("ix_document_versions_quarantined");
        version.HasIndex(v => v.ClientId).IncludeProperties(v => v.Size).HasFilter("content_key IS NOT NULL");
    }
}
