namespace Credentialing.Tests.Benchmarks.Contracts.Events.V1;

/// <summary>An event of the usual size: ids and a few words.</summary>
public sealed record ParcelSent(Guid ParcelId, Guid ClientId, string Kind, DateTimeOffset SentAt);

/// <summary>The same, when many are sent at once.</summary>
public sealed record ParcelSentInBulk(Guid ParcelId, Guid ClientId, string Kind, DateTimeOffset SentAt);
