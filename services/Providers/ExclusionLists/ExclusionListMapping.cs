using Credentialing.ServiceDefaults.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Providers.ExclusionLists;

internal sealed class ExclusionListMapping :
    IEntityTypeConfiguration<ExclusionList>, IEntityTypeConfiguration<ListImport>, IEntityTypeConfiguration<ExclusionEntry>,
    IEntityTypeConfiguration<FilePart>, IEntityTypeConfiguration<RowFinding>
{
    public void Configure(EntityTypeBuilder<ExclusionList> list)
    {
        list.ToTable("exclusion_lists");
        list.Property(l => l.Id).ValueGeneratedNever();
        list.Property(l => l.Code).HasMaxLength(20);
        list.HasIndex(l => l.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ListImport> import)
    {
        import.ToTable("exclusion_list_imports");
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.List).HasMaxLength(20);
        import.Property(i => i.Kind).HasMaxLength(20);
        import.Property(i => i.State).HasMaxLength(20);
        import.Property(i => i.BroughtBy).HasMaxLength(200);
        import.Property(i => i.ReasonCode).HasMaxLength(60);
        import.Property(i => i.Reason).HasMaxLength(400);
        import.ComplexProperty(i => i.Rows, rows => rows.IsRequired());
        import.HasIndex(i => new { i.CreatedAt, i.Id });
        import.HasIndex(i => new { i.List, i.Hash });

        // An edition is made once.
        import.HasIndex(i => new { i.List, i.Edition }).IsUnique();
        import.HasIndex(i => new { i.List, i.Id }).HasFilter("state = 'Queued'").HasDatabaseName("ix_exclusion_list_imports_queued");
    }

    public void Configure(EntityTypeBuilder<ExclusionEntry> entry)
    {
        entry.ToTable("exclusion_entries");
        entry.Property(e => e.Id).ValueGeneratedNever();
        entry.Property(e => e.List).HasMaxLength(20);
        entry.Property(e => e.End).HasMaxLength(20);
        entry.Property(e => e.DateOfBirth).IsEncrypted(EntryTable.DateOfBirthPurpose);
        entry.Ignore(e => e.Party);

        // What is in force is in force once.
        entry.HasIndex(e => new { e.List, e.Identity }).IsUnique().HasFilter("ended_in IS NULL");
        entry.HasIndex(e => new { e.List, e.AddedIn });
    }

    public void Configure(EntityTypeBuilder<FilePart> part)
    {
        part.ToTable("exclusion_list_file_parts");
        part.HasKey(p => new { p.ImportId, p.Number });
    }

    public void Configure(EntityTypeBuilder<RowFinding> finding)
    {
        finding.ToTable("exclusion_list_row_findings");
        finding.Property(f => f.Id).ValueGeneratedNever();
        finding.Property(f => f.Field).HasMaxLength(40);
        finding.Property(f => f.Code).HasMaxLength(60);
        finding.Property(f => f.Text).HasMaxLength(200);
        finding.HasOne<ListImport>().WithMany().HasForeignKey(f => f.ImportId);
        finding.HasIndex(f => new { f.ImportId, f.Row, f.Id });
    }
}
