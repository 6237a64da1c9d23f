using Credentialing.ServiceDefaults.Tenancy;

namespace Credentialing.Providers.CredentialFiles;

/// <summary>That a client's discovery report was published: from now on each of its providers has a file from the start.</summary>
public sealed class VerificationBegun : IBelongsToClient
{
    /// <inheritdoc/>
    public ClientId ClientId { get; private set; }

    /// <summary>Since when (UTC).</summary>
    public DateTimeOffset Since { get; private set; }
}
