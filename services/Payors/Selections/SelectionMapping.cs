using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Payors.Selections;

internal sealed class SelectionMapping : IEntityTypeConfiguration<Selection>
{
    public void Configure(EntityTypeBuilder<Selection> selection)
    {
        selection.ToTable("selections");
        selection.Property(s => s.Id).ValueGeneratedNever();
        selection.Property(s => s.State).HasMaxLength(30);
        selection.HasIndex(s => new { s.ClientId, s.CreatedAt, s.Id });
        selection.HasIndex(s => new { s.CreatedAt, s.Id });
    }
}
