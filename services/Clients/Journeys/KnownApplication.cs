using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Clients.Journeys;

/// <summary>What is kept here of a payor application, from the events of its own service: enough to tell the journey.</summary>
public sealed class KnownApplication : IBelongsToClient
{
    /// <summary>Decided for now, or given up: nobody has to do anything. A resubmission makes a denied one open again.</summary>
    public static IReadOnlyList<string> SettledStates { get; } = ["approved", "denied", "withdrawn"];

    /// <summary>The application.</summary>
    public Guid ApplicationId { get; private set; }

    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>The version of the application that this is from.</summary>
    public int KnownVersion { get; private set; }

    /// <summary>Its state, as Payors names it.</summary>
    public string State { get; private set; } = "";
}

internal sealed class KnownApplicationMapping : IEntityTypeConfiguration<KnownApplication>
{
    public void Configure(EntityTypeBuilder<KnownApplication> application)
    {
        application.ToTable("known_applications");
        application.HasKey(a => a.ApplicationId);
        application.Property(a => a.ApplicationId).ValueGeneratedNever();
        application.Property(a => a.State).HasMaxLength(40);
        application.HasIndex(a => new { a.ClientId, a.State });
    }
}
