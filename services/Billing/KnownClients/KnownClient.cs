using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Billing.KnownClients;

/// <summary>What is kept here of a client, from the events of its own service, so that nobody has to be asked.</summary>
public sealed class KnownClient : IBelongsToClient
{
    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The version of the client that this is from.</summary>
    public int KnownVersion { get; private set; }

    /// <summary>The organization's name.</summary>
    public string Name { get; private set; } = "";
}

internal sealed class KnownClientMapping : IEntityTypeConfiguration<KnownClient>
{
    public void Configure(EntityTypeBuilder<KnownClient> client)
    {
        client.ToTable("known_clients");
        client.HasKey(c => c.ClientId);
        client.Property(c => c.ClientId).ValueGeneratedNever();
        client.Property(c => c.Name).HasMaxLength(200);
    }
}
