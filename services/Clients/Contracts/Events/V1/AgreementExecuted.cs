namespace Credentialing.Clients.Contracts.Events.V1;

/// <summary>Both sides have signed an agreement.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Kind"><c>msa</c> or <c>sow</c>.</param>
/// <param name="ExecutedAt">When the second side signed (UTC).</param>
public sealed record AgreementExecuted(Guid AgreementId, Guid ClientId, string Kind, DateTimeOffset ExecutedAt);
