namespace Credentialing.ServiceDefaults.Tenancy;

/// <summary>
/// A row of one client. Whatever implements this is filtered by EF and by PostgreSQL's row-level security, both from
/// the same <see cref="Tenant"/>; forgetting either still shows nothing.
/// </summary>
public interface IBelongsToClient
{
    /// <summary>The client that the row belongs to.</summary>
    ClientId ClientId { get; }
}
