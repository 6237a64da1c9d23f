using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;

namespace Credentialing.Gateway.WebApp;

/// <summary>A file of the built web app, with what it was compressed to when it was built.</summary>
/// <param name="Content">As it is.</param>
/// <param name="Gzip">With gzip, or null.</param>
/// <param name="Brotli">With brotli, or null.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Tag">Its strong ETag, without the encoding.</param>
internal sealed record AppFile(byte[] Content, byte[]? Gzip, byte[]? Brotli, string ContentType, string Tag)
{
    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    public static AppFile Read(string path)
    {
        var content = File.ReadAllBytes(path);
        var type = ContentTypes.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        return new AppFile(
            content, Beside(path, ".gz"), Beside(path, ".br"),
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16)));
    }

    private static byte[]? Beside(string path, string extension) => File.Exists(path + extension) ? File.ReadAllBytes(path + extension) : null;

    /// <summary>The smallest form that the client can read, and its name in <c>Content-Encoding</c>.</summary>
    public (byte[] Content, string? Encoding) For(string acceptEncoding) =>
        Brotli is not null && acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase) ? (Brotli, "br")
        : Gzip is not null && acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (Gzip, "gzip")
        : (Content, null);
}
