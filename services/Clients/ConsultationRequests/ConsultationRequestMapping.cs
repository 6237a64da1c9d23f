using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.ConsultationRequests;

internal sealed class ConsultationRequestMapping : IEntityTypeConfiguration<ConsultationRequest>
{
    public void Configure(EntityTypeBuilder<ConsultationRequest> request)
    {
        // Belongs to no client: anybody may hand one in, only staff reads it.
        request.ToTable("consultation_requests").HasAnnotation(ServiceDb.StaffOnlyAnnotation, true);
        request.Property(r => r.Reference).HasMaxLength(20);
        request.Property(r => r.Organization).HasMaxLength(200);
        request.ComplexProperty(r => r.Contact);
        request.Ignore(r => r.Profile);
        request.HasIndex(r => r.Reference).IsUnique();
        request.HasIndex(r => new { r.CreatedAt, r.Id });
    }
}
