namespace Credentialing.Payors.Contracts.Events.V1;

/// <summary>A client has selected payors: its applications wait for the payment of one invoice.</summary>
/// <param name="SelectionId">The selection; the invoice's subject.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Applications">What is invoiced: at least one.</param>
/// <param name="SelectedAt">When (UTC).</param>
public sealed record PayorsSelected(Guid SelectionId, Guid ClientId, IReadOnlyList<SelectedApplication> Applications, DateTimeOffset SelectedAt);

/// <summary>One application of a selection.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="PayorId">The payor.</param>
/// <param name="PayorName">Its name, for the invoice.</param>
/// <param name="Kind"><c>individual</c> or <c>group</c>.</param>
/// <param name="ProviderId">The provider, when it is individual.</param>
/// <param name="PracticeId">The practice, when it is of a group.</param>
public sealed record SelectedApplication(Guid ApplicationId, Guid PayorId, string PayorName, string Kind, Guid? ProviderId, Guid? PracticeId);

/// <summary>Everything of a selection was withdrawn before it was paid: its invoice is void.</summary>
/// <param name="SelectionId">The selection.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="WithdrawnAt">When (UTC).</param>
public sealed record SelectionWithdrawn(Guid SelectionId, Guid ClientId, DateTimeOffset WithdrawnAt);
