using System.Collections.Concurrent;

namespace Credentialing.Tests.GrpcEchoHost;

/// <summary>How often each text was seen.</summary>
internal sealed class Sightings
{
    private readonly ConcurrentDictionary<string, int> _seen = new(StringComparer.Ordinal);

    public int Count(string text) => _seen.AddOrUpdate(text, 1, (_, seen) => seen + 1);
}
