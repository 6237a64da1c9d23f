namespace Credentialing.Payors.Contracts.Events.V1;

/// <summary>A payor was entered in the catalogue, or what is known of it changed.</summary>
/// <param name="PayorId">The payor.</param>
/// <param name="Code">Its stable code.</param>
/// <param name="Edition">1 when it was entered, one more with every change.</param>
/// <param name="ChangedAt">When (UTC).</param>
public sealed record PayorChanged(Guid PayorId, string Code, int Edition, DateTimeOffset ChangedAt);
