namespace Credentialing.Providers.Contracts.Events.V1;

/// <summary>A practice was set up or changed. Carries the whole state that others need, so the last one is enough.</summary>
/// <param name="PracticeId">The practice.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Version">Its version; a smaller one than is known already is late and is ignored.</param>
/// <param name="Name">Its name.</param>
/// <param name="Npi">Its NPI.</param>
/// <param name="States">Where it has locations: two-letter codes.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record PracticeChanged(
    Guid PracticeId, Guid ClientId, int Version, string Name, string Npi, IReadOnlyList<string> States, DateTimeOffset ChangedAt);
