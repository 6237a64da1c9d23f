namespace Credentialing.Documents.Files;

/// <summary>The <c>Documents</c> section of the configuration: how much is taken.</summary>
internal sealed record FileLimits
{
    /// <summary>Bytes of one file.</summary>
    public long MaxBytes { get; init; } = 50L * 1024 * 1024;

    /// <summary>Bytes that one client's files may take together.</summary>
    public long ClientBytes { get; init; } = 20L * 1024 * 1024 * 1024;

    /// <summary>Bytes that an archive may have when it is unpacked.</summary>
    public long MaxExpandedBytes { get; init; } = 200L * 1024 * 1024;
}
