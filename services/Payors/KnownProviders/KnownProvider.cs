using Credentialing.ServiceDefaults.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Credentialing.Payors.KnownProviders;

/// <summary>
/// What is kept of a provider, so that nothing of an excluded one goes on while Providers does not answer. Events come in
/// any order and more than once; the newest word about the exclusion stays.
/// </summary>
public sealed class KnownProvider : IBelongsToClient
{
    /// <summary>The provider.</summary>
    public required Guid ProviderId { get; init; }

    /// <inheritdoc/>
    public required ClientId ClientId { get; init; }

    /// <summary>The version of the provider that this is from; 0 when only an exclusion was heard of.</summary>
    public int KnownVersion { get; private set; }

    /// <summary>Whether its exclusion was confirmed.</summary>
    public bool IsExcluded { get; private set; }

    /// <summary>When that was last said (UTC).</summary>
    public DateTimeOffset SaidAt { get; private set; }

    /// <summary>The provider was set up or changed.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="excluded">Whether its exclusion was confirmed.</param>
    /// <param name="at">When (UTC).</param>
    public void Changed(int version, bool excluded, DateTimeOffset at)
    {
        if (version <= KnownVersion)
        {
            return;
        }

        KnownVersion = version;
        Say(excluded, at);
    }

    /// <summary>Its exclusion was confirmed.</summary>
    /// <param name="at">When (UTC).</param>
    public void Excluded(DateTimeOffset at) => Say(true, at);

    // Said at the same moment, the stricter word holds.
    private void Say(bool excluded, DateTimeOffset at)
    {
        if (at > SaidAt || (at == SaidAt && excluded))
        {
            (IsExcluded, SaidAt) = (excluded, at);
        }
    }
}

internal sealed class KnownProviderMapping : IEntityTypeConfiguration<KnownProvider>
{
    public void Configure(EntityTypeBuilder<KnownProvider> provider)
    {
        provider.ToTable("known_providers");
        provider.HasKey(p => p.ProviderId);
        provider.Property(p => p.ProviderId).ValueGeneratedNever();
    }
}
