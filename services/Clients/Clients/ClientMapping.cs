using Credentialing.ServiceDefaults.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.Clients;

internal sealed class ClientMapping : IEntityTypeConfiguration<Client>
{
    public void Configure(EntityTypeBuilder<Client> client)
    {
        client.ToTable("clients").HasAnnotation(ServiceDb.TenantAnnotation, nameof(Client.Id));
        client.Property(c => c.Name).HasMaxLength(200);
        client.ComplexProperty(c => c.Contact);
        client.Ignore(c => c.Profile);
        client.HasIndex(c => new { c.Name, c.Id });
        client.HasIndex(c => new { c.CreatedAt, c.Id });
    }
}
