namespace Credentialing.Providers.Contracts.Events.V1;

/// <summary>A part of a screening run waits for its turn.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Number">Which part of it.</param>
/// <param name="StartedAt">When the run was started (UTC).</param>
public sealed record ScreeningPartDue(Guid RunId, int Number, DateTimeOffset StartedAt);
