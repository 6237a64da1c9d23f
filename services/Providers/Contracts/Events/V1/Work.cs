namespace Credentialing.Providers.Contracts.Events.V1;

/// <summary>The NPI registry is due to be asked about a credential file. Providers' own work item; nobody else listens.</summary>
/// <param name="RunId">The verification run that it is part of.</param>
/// <param name="ClientId">Whose file it is.</param>
public sealed record NppesCheckDue(Guid RunId, Guid ClientId);

/// <summary>The exclusion lists are due to be asked about a credential file. Providers' own work item; nobody else listens.</summary>
/// <param name="RunId">The verification run that it is part of.</param>
/// <param name="ClientId">Whose file it is.</param>
public sealed record ExclusionCheckDue(Guid RunId, Guid ClientId);

/// <summary>CAQH is due to be asked about a credential file. Providers' own work item; nobody else listens.</summary>
/// <param name="RunId">The verification run that it is part of.</param>
/// <param name="ClientId">Whose file it is.</param>
public sealed record CaqhCheckDue(Guid RunId, Guid ClientId);
