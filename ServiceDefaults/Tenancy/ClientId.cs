using Credentialing.ServiceDefaults.Domain;

namespace Credentialing.ServiceDefaults.Tenancy;

/// <summary>The client (practice, group, hospital, health plan) that a row belongs to: the tenant.</summary>
/// <param name="Value">The UUIDv7.</param>
public readonly record struct ClientId(Guid Value) : IId<ClientId>
{
    /// <inheritdoc/>
    public static ClientId From(Guid value) => new(value);
}
