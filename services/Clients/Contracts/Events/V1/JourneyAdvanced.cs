namespace Credentialing.Clients.Contracts.Events.V1;

/// <summary>A step of a client's journey was done.</summary>
/// <param name="ClientId">The client.</param>
/// <param name="Step"><c>consultation</c>, <c>launchPlan</c>, <c>agreement</c>, <c>discovery</c>, <c>selection</c>, <c>followUp</c> or <c>maintenance</c>.</param>
/// <param name="CurrentStep">The first step that is not done now.</param>
/// <param name="AdvancedAt">When (UTC).</param>
public sealed record JourneyAdvanced(Guid ClientId, string Step, string CurrentStep, DateTimeOffset AdvancedAt);
