namespace Credentialing.Clients.Contracts.Events.V1;

/// <summary>A client was taken on, or what is known of it changed. Carries the whole state, so the last one is enough.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Version">The client's version; a smaller one than is known already is late and is ignored.</param>
/// <param name="Name">The organization's name.</param>
/// <param name="Kind"><c>practice</c>, <c>group</c>, <c>hospital</c> or <c>healthPlan</c>.</param>
/// <param name="State"><c>active</c>, <c>declined</c> or <c>ended</c>.</param>
/// <param name="States">Where it practises: two-letter codes.</param>
/// <param name="Specialties">What it practises: taxonomy codes.</param>
/// <param name="ChangedAt">When (UTC).</param>
/// <param name="ContactName">Whom we talk to; null in events of earlier releases.</param>
/// <param name="ContactEmail">The contact's e-mail address; null in events of earlier releases.</param>
public sealed record ClientChanged(
    Guid ClientId, int Version, string Name, string Kind, string State, IReadOnlyList<string> States, IReadOnlyList<string> Specialties, DateTimeOffset ChangedAt,
    string? ContactName = null, string? ContactEmail = null);
