using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Publishing;

namespace Credentialing.AppHost;

/// <summary>Makes a 256-bit key, in base64, for this machine. Where the system is deployed, the key is given.</summary>
public sealed class KeyDefault : ParameterDefault
{
    /// <inheritdoc />
    public override string GetDefaultValue() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <inheritdoc />
    public override void WriteToManifest(ManifestPublishingContext context) =>
        throw new NotSupportedException("A deployment brings its own key: set the parameter.");
}
