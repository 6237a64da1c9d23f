namespace Credentialing.Providers.CredentialFiles;

/// <summary>A ground that speaks against a provider, of which a person has found that it does not hold.</summary>
/// <param name="Ground">The ground, as findings name it.</param>
/// <param name="AlertId">The alert that was cleared.</param>
/// <param name="By">The account that cleared it.</param>
/// <param name="At">When (UTC).</param>
public sealed record SettledGround(string Ground, Guid AlertId, string By, DateTimeOffset At);
