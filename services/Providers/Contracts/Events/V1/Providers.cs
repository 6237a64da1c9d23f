namespace Credentialing.Providers.Contracts.Events.V1;

/// <summary>
/// A provider was set up or changed. Carries the whole state that others need and no personal data beyond the name, so
/// the last one is enough.
/// </summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Version">Its version; a smaller one than is known already is late and is ignored.</param>
/// <param name="Npi">Its NPI.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="PracticeIds">Where it works.</param>
/// <param name="Taxonomies">What it does: taxonomy codes.</param>
/// <param name="Licenses">Its licences.</param>
/// <param name="HasCaqhId">Whether its CAQH id is known.</param>
/// <param name="Excluded">Whether an exclusion from federal programmes was confirmed.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record ProviderChanged(
    Guid ProviderId, Guid ClientId, int Version, string Npi, string FirstName, string LastName, IReadOnlyList<Guid> PracticeIds,
    IReadOnlyList<string> Taxonomies, IReadOnlyList<LicenseHeld> Licenses, bool HasCaqhId, bool Excluded, DateTimeOffset ChangedAt);

/// <summary>A licence, as the provider states it.</summary>
/// <param name="State">Two-letter code.</param>
/// <param name="ExpiresOn">The last day on which it holds, where that is known.</param>
public sealed record LicenseHeld(string State, DateOnly? ExpiresOn);

/// <summary>An exclusion of a provider from federal programmes was confirmed: its applications stop.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="AlertId">The alert that was confirmed.</param>
/// <param name="ConfirmedAt">When (UTC).</param>
public sealed record ProviderExcluded(Guid ProviderId, Guid ClientId, Guid AlertId, DateTimeOffset ConfirmedAt);
