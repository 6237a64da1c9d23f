namespace Credentialing.Payors.Contracts.Events.V1;

/// <summary>
/// What an application needs may have changed: it is due to be looked at again. Payors' own work item; nobody else listens.
/// </summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="IsRepeat">Whether it is only due because the last look could not be finished: one that is no longer due is dropped.</param>
public sealed record ApplicationCheckDue(Guid ApplicationId, Guid ClientId, bool IsRepeat = false);

/// <summary>
/// The packet of an application is due to be handed to its payor. Payors' own work item; nobody else listens.
/// </summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="ClientId">Whose it is.</param>
/// <param name="Attempt">Which packet of the application: 1 for the first.</param>
public sealed record SubmissionDue(Guid ApplicationId, Guid ClientId, int Attempt);
