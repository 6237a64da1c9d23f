using Credentialing.ServiceDefaults.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Documents.Requests;

internal sealed class DocumentRequestMapping : IEntityTypeConfiguration<DocumentRequest>
{
    public void Configure(EntityTypeBuilder<DocumentRequest> request)
    {
        request.ToTable("document_requests");
        request.Property(r => r.Id).ValueGeneratedNever();
        request.Property(r => r.SubjectKind).HasMaxLength(60);
        request.Property(r => r.DocumentKind).HasMaxLength(60);
        request.Property(r => r.Reason).HasMaxLength(DocumentRequestRules.LongestReason).IsPersonal();
        request.Property(r => r.CancelReason).HasMaxLength(DocumentRequestRules.LongestReason).IsPersonal();
        request.Property(r => r.RequestedBy).HasMaxLength(200);
        request.Property(r => r.State).HasMaxLength(20);
        request.HasIndex(r => new { r.SubjectId, r.DocumentKind }).HasFilter("state = 'Open'");
        request.HasIndex(r => new { r.ClientId, r.DueOn, r.Id });
        request.HasIndex(r => new { r.DueOn, r.Id });
        request.HasIndex(r => new { r.CreatedAt, r.Id });
        request.HasIndex(r => r.RemindOn).HasFilter("remind_on IS NOT NULL");
    }
}
